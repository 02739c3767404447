"""A delivery taken apart as its mapping says: one record an item, whose values are asked for by place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.mapping.file import Delimited, Mapping
from wireroom.wire.adapters.readers.mapping.labelled_text import labelled
from wireroom.wire.adapters.readers.mapping.paths import Path, walk
from wireroom.wire.adapters.readers.parts.elements import plain_name
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.unreadable import UnreadableError

type Row = dict[str, list[str]]
ITSELF = "."
"""In flat shapes, the path of what a list was parted into."""


@dataclass(frozen=True, slots=True)
class Record:
    """One item as its vendor wrote it: an element, a JSON value, or columns and labels by name."""

    node: Any
    top: Any = None
    known: dict[str, list[Any]] = field(default_factory=dict)
    """What stands at the top of the file, looked up once for all items."""

    def nodes(self, place: Path | str) -> list[Any]:
        """What stands at that place, in file order."""
        if isinstance(place, str):
            return [self.node] if place == ITSELF and isinstance(self.node, str) else self._named(place)
        if not place.from_root:
            return walk(place, self.node, self.top)
        if place.text not in self.known:
            self.known[place.text] = walk(place, self.node, self.top)
        return self.known[place.text]

    def _named(self, name: str) -> list[str]:
        return self.node.get(name, []) if isinstance(self.node, dict) else []

    def within(self, node: Any) -> Record:
        """The record of something inside this one."""
        return replace(self, node=node)

    def names(self) -> list[str]:
        """What stands directly in the record, by name."""
        if isinstance(self.node, Element):
            return [plain_name(each.tag) for each in self.node if isinstance(each.tag, str)]
        return [str(name) for name in self.node if not str(name).isdigit()] if isinstance(self.node, dict) else []


def records(mapping: Mapping, delivery: Delivery) -> Iterator[Record]:
    """The items of a delivery, one by one. Raises UnreadableError for what is not of the mapping's shape."""
    if mapping.shape in ("xml", "json"):
        yield from _in_tree(mapping, top_of(mapping, delivery))
    elif mapping.shape == "delimited":
        yield from map(Record, rows(mapping.delimited, delivery.data.decode("utf-8", "replace")))
    else:
        yield from map(Record, labelled(mapping.text, delivery.data.decode("utf-8", "replace")))


def top_of(mapping: Mapping, delivery: Delivery) -> Any:
    """The root element, or the JSON value."""
    return parse_xml(delivery.data, delivery.suspicions) if mapping.shape == "xml" else delivery.json


def _in_tree(mapping: Mapping, top: Any) -> Iterator[Record]:
    known: dict[str, list[Any]] = {}
    if mapping.items is None:
        found = top if isinstance(top, list) else [top]
    else:
        assert isinstance(mapping.items, Path)  # noqa: S101 - trees have paths, which the loading saw to
        found = walk(mapping.items, top, top)
    return (Record(each, top, known) for each in found)


def rows(rule: Delimited, text: str) -> Iterator[Row]:
    """The rows by the names in the header line, in small letters, and by number from 1. Empty rows are passed over."""
    delimiter = "\t" if rule.delimiter == "tab" else rule.delimiter
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=rule.quote)
    try:
        lines = (line for line in islice(reader, rule.skip, None) if any(cell.strip() for cell in line))
        header = [name.strip().casefold() for name in next(lines, [])] if rule.header else []
        for line in lines:
            yield {str(at): [cell.strip()] for at, cell in enumerate(line, 1)} | _by_name(header, line)
    except csv.Error as error:
        reason = f"The rows cannot be told apart in line {reader.line_num}: {error}. Ask the agency to send it again."
        raise UnreadableError(reason) from error


def _by_name(header: list[str], line: list[str]) -> Row:
    found: Row = {}
    for name, cell in zip(header, line, strict=False):
        found.setdefault(name, []).append(cell.strip())
    return found
