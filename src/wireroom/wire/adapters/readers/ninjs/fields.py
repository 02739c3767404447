"""The fields of ninjs 1.x, 2.x and 3.x under one set of names.

The three differ in writing, not in meaning: 3.x is 2.x in camelCase, 2.x is 1.x with lists of `{role, value}` where
1.x has names with a free suffix (`headline_main`, `body_xhtml`). Here every name is in lower case and every
headline, body and description is a `Said`.
"""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.wire.adapters.readers.parts.json_fields import Fields, objects, text
from wireroom.wire.adapters.readers.parts.lines import clean

_LISTS = {"headlines": "headline", "bodies": "body", "descriptions": "description"}


@dataclass(frozen=True, slots=True)
class Said:
    """One headline, body or description: its role, its type, its text."""

    role: str
    mime: str
    text: str


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
