"""What a spreadsheet may be given: words, never something that it would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """The value for a cell; words that a spreadsheet would take for a formula begin with an apostrophe.

    Source: OWASP, CSV injection.
    """
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A spreadsheet's lines, one by one, however many there are."""
    writer = csv.writer(_Echo())
    return (writer.writerow(line) for line in chain([columns], ([harmless(each) for each in row] for row in rows)))
