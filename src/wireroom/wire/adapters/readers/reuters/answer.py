"""The items of a Reuters Connect answer, wherever the query asked for them."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.safe_json import Json

_OURS = frozenset({"versionedGuid", "headLine", "bodyXhtml", "bodyXhtmlRich", "byLine"})


def is_item(value: Json) -> bool:
    """Whether an object is an item of Reuters': by names that are written so in no other format."""
    return isinstance(value, dict) and not _OURS.isdisjoint(value) and "source-feed" not in value


def items_of(value: Json) -> list[Json]:
    """The items by themselves, in a list, or in the `items` of a search; bad ones stay in the list."""
    if isinstance(value, list) or is_item(value):
        return value if isinstance(value, list) else [value]
    data = value.get("data", value) if isinstance(value, dict) else None
    if is_item(data) or isinstance(data, list):
        return data if isinstance(data, list) else [data]
    if not isinstance(data, dict) or (data is value and not _is_answer(data)):
        return []
    return [each for found in data.values() for each in _found(found)]


def _is_answer(value: dict[str, Json]) -> bool:
    """Whether an object holds nothing but what a query asked for: an item of another format has words of its own."""
    return all(isinstance(each, dict | list) for each in value.values())


def _found(value: Json) -> list[Json]:
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        return list(value["items"])
    return value if isinstance(value, list) else [value] if is_item(value) else []
