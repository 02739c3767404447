"""Copy that was typed for a teleprinter, as blocks: wrapped lines flow again, tables keep their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from wireroom.wire.adapters.readers.parts.body import EMPTY_BODY, Body, check_length
from wireroom.wire.adapters.readers.parts.lines import clean
from wireroom.wire.adapters.readers.parts.set_lines import escaped
from wireroom.wire.rules.item import Block

_WIDEST, _NARROWEST, _SPARE = 90, 40, 8
_LISTED = re.compile(r"\s*(?:[-+*•–]\s|\d{1,2}[.)]\s)")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S|\|.*\|")
_DATELINE = re.compile(
    r"[^\W\d_][^()\n]{1,70}?\s\([\w./ ,&-]{2,30}\)\s*(?:[-–—]+|_(?=\s))"
    r"|[^\W\d_][\w .,'’-]{1,50}?,\s[^\W\d_]{3,9}\.?\s\d{1,2},?\s[^\W\d_]{2,12}\s*(?:[-–—]+|_(?=\s))"
    r"|[^\W\d_][\w .,'’-]{1,50}?,\s\d{1,2}\.?\s[^\W\d_]{3,9}\.?,?(?:\s\d{4})?\s\([\w./ ,&-]{2,30}\)\s*(?:[-–—.]+)?"
)
_NAMED = r"[^\W\d_][\w .,'’/-]{1,50}?\s\((?:%s)(?:/\w+)?\)"


def body_of_lines(lines: Sequence[str], *, tabular: bool = False) -> Body:
    """Set lines of copy: blocks part at blank lines; a `tabular` body, and a block of columns, keeps its lines."""
    check_length("\n".join(lines))
    parts = parts_of([clean(each) for each in lines])
    width = _width([each for part in parts if not is_table(part) for each in part])
    blocks = [block for part in parts if (block := _block(part, width, tabular=tabular))]
    return Body(tuple(blocks), (), () if blocks else (EMPTY_BODY,))


def parts_of(lines: Sequence[str]) -> list[list[str]]:
    """The runs of lines between blank lines."""
    parts: list[list[str]] = [[]]
    for each in lines:
        if each.strip():
            parts[-1].append(each)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def is_table(part: Sequence[str]) -> bool:
    """Whether lines stand in columns: most of them have a bar or a gap of several spaces inside."""
    gaps = [each for each in part if "   " in each or "\t" in each or "|" in each]
    return len(part) > 1 and sum(bool(_COLUMNS.search(each)) for each in gaps) > len(part) * 0.6


def flowed(part: Sequence[str], width: int = 69) -> str:
    """Lines as one, escaped; a line end stays where the next word would still have fitted on the line."""
    pieces = [escaped(part[0].strip())]
    for before, each in pairwise(part):
        words = each.split()
        apart = _LISTED.match(each) or len(before.rstrip()) + 1 + len(words[0]) <= width - _SPARE
        pieces += ["<br>" if apart else " ", escaped(" ".join(words))]
    return " ".join("".join(pieces).split())


def dateline_of(text: str, agency: str | None = None) -> str | None:
    """The dateline with which a paragraph begins, as printed: "Berlin (dpa) -", "TOKYO, Feb. 13, Kyodo -".

    Without a dash behind it, only one that names the `agency` counts.
    """
    head = text[:160]
    found = _DATELINE.match(head)
    if found is None and agency:
        found = re.match(_NAMED % re.escape(agency), head, re.IGNORECASE)
    return found[0].strip() if found else None


def _width(lines: Sequence[str]) -> int:
    longest = max((len(each.rstrip()) for each in lines), default=0)
    return longest if _NARROWEST <= longest <= _WIDEST else 0 if longest < _NARROWEST else 10_000


def _block(part: list[str], width: int, *, tabular: bool) -> Block | None:
    if tabular or is_table(part):
        kept = "\n".join(escaped(each.rstrip().expandtabs(8)) for each in part)
        return Block(kind="preformatted", html=kept) if kept.strip() else None
    html = flowed(part, width or 69)
    return Block(kind="paragraph", html=html) if re.search(r"[^\W_]", html) else None
