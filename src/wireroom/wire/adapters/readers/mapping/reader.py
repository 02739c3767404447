"""A vendor's copy read by a mapping: YAML instead of Python. Start here; `docs/mappings.md` is its reference."""

from __future__ import annotations

from itertools import islice

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.mapping.file import Mapping
from wireroom.wire.adapters.readers.mapping.items import item_of
from wireroom.wire.adapters.readers.mapping.labelled_text import labelled
from wireroom.wire.adapters.readers.mapping.paths import Path, walk
from wireroom.wire.adapters.readers.mapping.records import records, rows, top_of
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.registry import Format
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Reading

_HEAD = 20_000


def format_of(mapping: Mapping) -> Format:
    """The mapping as a format among the others."""
    return Format(
        (mapping.format,),
        lambda delivery: mapping.format if recognises(mapping, delivery) else None,
        lambda delivery: read_mapped(mapping, delivery),
    )


def read_mapped(mapping: Mapping, delivery: Delivery) -> Reading:
    """Read every item; a bad one is refused by itself."""
    items, refusals = read_each(records(mapping, delivery), lambda record: item_of(record, mapping, delivery.zone))
    return Reading(format=mapping.format, items=items, refusals=refusals)


def recognises(mapping: Mapping, delivery: Delivery) -> bool:
    """Whether a delivery is this vendor's: all that `recognise` says must be true of it."""
    is_tree = bool(delivery.root) or delivery.json is not None
    if (mapping.shape in ("xml", "json")) != is_tree:
        return False
    match mapping.shape:
        case "xml":
            return _is_xml(mapping, delivery)
        case "json":
            return _is_json(mapping, delivery)
        case "delimited":
            return _has_columns(mapping, delivery)
        case "text":
            return _has_labels(mapping, delivery)


def _is_xml(mapping: Mapping, delivery: Delivery) -> bool:
    known = mapping.recognise
    if not delivery.root or (known.root and delivery.root not in known.root):
        return False
    return not known.has or _has(mapping, delivery)


def _is_json(mapping: Mapping, delivery: Delivery) -> bool:
    value = delivery.json
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict) or not set(mapping.recognise.keys) <= set(first):
        return False
    return _has(mapping, delivery)


def _has(mapping: Mapping, delivery: Delivery) -> bool:
    try:
        top = top_of(mapping, delivery)
    except UnreadableError:
        return bool(mapping.recognise.root)
    return all(walk(each, top, top) for each in mapping.recognise.has if isinstance(each, Path))


def _has_columns(mapping: Mapping, delivery: Delivery) -> bool:
    head = delivery.data[:_HEAD].decode("utf-8", "replace")
    try:
        first = next(rows(mapping.delimited.model_copy(update={"header": False}), head), {})
    except UnreadableError:
        return False
    there = {cell.casefold() for cells in first.values() for cell in cells}
    return {name.casefold() for name in mapping.recognise.header} <= there


def _has_labels(mapping: Mapping, delivery: Delivery) -> bool:
    known, head = mapping.recognise, delivery.data[:_HEAD].decode("utf-8", "replace").lstrip()
    if known.begins and not head.startswith(known.begins):
        return False
    first = next(islice(labelled(mapping.text, head), 1), {})
    return {name.casefold() for name in known.labels} <= set(first)
