"""Find a value inside JSON by a path such as `data.next_page` or `links.0.href`."""

from __future__ import annotations

from typing import Any


def found_at(value: Any, path: str) -> Any:
    """The value at a path of names and list positions, None where there is none; an empty path is the whole."""
    for step in filter(None, path.split(".")):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isascii() and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def text_at(value: Any, path: str) -> str:
    """The text or number at a path, as text; empty for anything else."""
    found = found_at(value, path)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def list_at(value: Any, path: str) -> list[Any]:
    """The list at a path, empty for anything else."""
    found = found_at(value, path)
    return found if isinstance(found, list) else []
