"""Copy as plain lines, for the formats that are older than markup."""

from __future__ import annotations

import textwrap
import zlib
from collections.abc import Iterator

from wireroom.demo.rules.copy import Copy, Part

WIDTH = 69


def paragraphs(copy: Copy) -> Iterator[str]:
    """The copy's parts one after the other, without marks; a table's rows are lines of their own."""
    for part in copy.body:
        yield from _texts(part)


def _texts(part: Part) -> Iterator[str]:
    if part.kind in {"list", "ordered-list", "table"}:
        yield from (line.replace("|", " ").replace("*", "") for line in part.lines)
    else:
        yield part.lines[0].replace("*", "")


def wrapped(text: str, *, indent: str = "") -> list[str]:
    """A paragraph as the lines of a teleprinter."""
    return textwrap.wrap(text, WIDTH, initial_indent=indent)


def running_number(copy: Copy) -> str:
    """Four digits by which a service counts its messages: here, drawn from the story's name."""
    return f"{zlib.crc32(copy.line.encode()) % 10_000:04}"
