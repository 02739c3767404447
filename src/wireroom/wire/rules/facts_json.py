"""A wire item as JSON and back, without loss: what is empty is left out, dates are ISO 8601 with their offset."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from wireroom.wire.rules.item import Block, Embargo, Link, Moment, Note, Picture, Subject, WireItem


def to_text(item: WireItem) -> str:
    """Write an item as one line of JSON in ASCII."""
    return json.dumps(plain(item), separators=(",", ":"))


def from_text(text: str) -> WireItem:
    """Read what `to_text` wrote."""
    item: WireItem = _build(WireItem, json.loads(text))
    return item


def plain(value: Any) -> Any:
    """Turn facts into what JSON can hold."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return {
        name: plain(each)
        for name, default in _FIELDS[type(value)]
        if (each := getattr(value, name)) is not default and each != default
    }


def _tuple_of(shape: type) -> Callable[[Any], tuple[Any, ...]]:
    return lambda found: tuple(_build(shape, each) for each in found)


def _moment(found: Mapping[str, Any]) -> Moment:
    at, day = found.get("at"), found.get("day")
    return Moment(
        raw=found["raw"],
        at=datetime.fromisoformat(at) if at else None,
        day=date.fromisoformat(day) if day else None,
        zone_reason=found.get("zone_reason", "none"),
    )


def _embargo(found: Mapping[str, Any]) -> Embargo:
    until = found["until"]
    return Embargo(raw=found["raw"], until=datetime.fromisoformat(until) if until else None)


_SHAPES = (WireItem, Moment, Embargo, Subject, Note, Link, Block, Picture)
_FIELDS = {shape: tuple((each.name, each.default) for each in fields(shape)) for shape in _SHAPES}
"""Names and defaults; dataclasses mark a missing default by a value equal to no other, so that it is always written."""
_MOMENTS = ("sent", "first_created", "version_created", "content_created", "content_modified", "expires")
_BUILDERS: dict[type, dict[str, Callable[[Any], Any]]] = {
    WireItem: {
        **dict.fromkeys(_MOMENTS, _moment),
        "embargo": _embargo,
        "subjects": _tuple_of(Subject),
        "keywords": tuple,
        "genres": tuple,
        "signals": tuple,
        "notes": _tuple_of(Note),
        "links": _tuple_of(Link),
        "body": _tuple_of(Block),
        "pictures": _tuple_of(Picture),
        "suspicions": tuple,
        "unmapped": tuple,
    },
    Picture: {"hrefs": tuple},
}


def _build(shape: type, found: Mapping[str, Any]) -> Any:
    builders = _BUILDERS.get(shape, {})
    return shape(**{name: builders[name](value) if name in builders else value for name, value in found.items()})
