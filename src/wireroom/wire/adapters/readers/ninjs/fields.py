"""The fields of ninjs 1.x, 2.x and 3.x under one set of names.

The three differ in writing, not in meaning: 3.x is 2.x in camelCase, 2.x is 1.x with lists of `{role, value}` where
1.x has names with a free suffix (`headline_main`, `body_xhtml`). Here every name is in lower case and every
headline, body and description is a `Said`.
"""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.wire.adapters.readers.parts.lines import clean, line
from wireroom.wire.adapters.readers.parts.safe_json import Json

Fields = dict[str, Json]
_LISTS = {"headlines": "headline", "bodies": "body", "descriptions": "description"}


@dataclass(frozen=True, slots=True)
class Said:
    """One headline, body or description: its role, its type, its text."""

    role: str
    mime: str
    text: str


def folded(value: Json) -> Fields:
    """An object with its names in lower case; empty for what is no object."""
    return {str(name).lower(): each for name, each in value.items()} if isinstance(value, dict) else {}


def objects(value: Json) -> list[Fields]:
    """The objects in a list, or in an object of objects (1.x associations and renditions, with the key as name)."""
    if isinstance(value, dict):
        return [{"name": name, **folded(each)} for name, each in value.items() if isinstance(each, dict)]
    return [folded(each) for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text(value: Json) -> str | None:
    """A string or number on one line; None for anything else and for an empty string."""
    if isinstance(value, str):
        return line(value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def number(value: Json) -> int | None:
    """A small whole number, also one that is written as a string or a float."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if abs(value) < 10**9 else None
    if isinstance(value, int):
        return value if abs(value) < 10**9 else None
    return int(value) if isinstance(value, str) and value.strip().isdecimal() and len(value) < 10 else None


def said(fields: Fields, plural: str) -> list[Said]:
    """All that is said under a name, in file order, in whichever of the three writings."""
    stem = _LISTS[plural]
    found = [
        Said(_role(each), _mime(each), clean(each["value"])) for each in objects(fields.get(plural)) if _has_text(each)
    ]
    for name, value in fields.items():
        if (name == stem or name.startswith(f"{stem}_")) and isinstance(value, str) and value.strip():
            found.append(Said(name[len(stem) + 1 :], "", clean(value)))
    return found


def _has_text(fields: Fields) -> bool:
    value = fields.get("value")
    return isinstance(value, str) and bool(value.strip())


def _role(fields: Fields) -> str:
    return (text(fields.get("role")) or "").lower()


def _mime(fields: Fields) -> str:
    return (text(fields.get("contenttype")) or text(fields.get("mimetype")) or "").lower()
