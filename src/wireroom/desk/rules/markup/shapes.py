"""Tables and lists: the blocks that hold more than one passage."""

from __future__ import annotations

import re

from wireroom.desk.rules.markup.inline_reading import read_inline
from wireroom.desk.rules.markup.spans import Node, Span

_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*")
ITEM = re.compile(r"(?:- |-$|\d{1,3}[.)](?: |$))")


def read_items(lines: list[str]) -> tuple[Node, ...]:
    """The items of a list: each begins with its mark, further lines of it are indented."""
    items: list[list[str]] = []
    for line in lines:
        mark = ITEM.match(line)
        if mark:
            items.append([line[mark.end() :]])
        else:
            items[-1].append(line.strip())
    return tuple(Span("li", read_inline("\n".join(item))) for item in items)


def read_rows(lines: list[str]) -> tuple[Node, ...]:
    """The rows of a table; a line of dashes makes headers of the rows above it."""
    rows: list[Span] = []
    for line in lines:
        if rows and _RULE.fullmatch(line):
            rows = [_as_header(row) for row in rows]
        else:
            rows.append(Span("tr", tuple(_cell(cell) for cell in _cells(line))))
    return tuple(rows)


def _cells(line: str) -> list[str]:
    marked = _CELL_END.sub("\\1\0", line.strip())
    return marked.removeprefix("\0").removesuffix("\0").split("\0")


def _cell(text: str) -> Span:
    if text.startswith("="):
        return Span("th", read_inline(text[1:].strip()))
    return Span("td", read_inline(text.strip()))


def _as_header(row: Span) -> Span:
    return Span("tr", tuple(Span("th", cell.inner) for cell in row.inner if isinstance(cell, Span)))
