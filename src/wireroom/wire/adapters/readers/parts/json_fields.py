"""The fields of a JSON object, in whatever letters and types an agency writes them."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.parts.safe_json import Json

Fields = dict[str, Json]


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
