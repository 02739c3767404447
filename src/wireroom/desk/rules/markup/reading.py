"""Read the copy markup: text from the box into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireroom.desk.rules.markup.inline_reading import read_inline
from wireroom.desk.rules.markup.own_reading import CLOSING, OPENING, read_own
from wireroom.desk.rules.markup.shapes import ITEM, read_items, read_rows
from wireroom.desk.rules.markup.spans import Node, Span, html_of, joined
from wireroom.desk.rules.said_blocks import KINDS
from wireroom.wire.events import Block, BlockKind, sanitised

_FENCE = re.compile(r"(`{3,})(?: ?kept ([a-z-]+))?\s*")
_NUMBER = re.compile(r"\d{1,3}[.)](?: |$)")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text. Never fails: what is no markup is a paragraph."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")
    return tuple(_blocks(lines))


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        fence = _FENCE.fullmatch(lines[at])
        own = OPENING.fullmatch(lines[at])
        kind = _line_kind(lines[at])
        if fence:
            end = _fence_end(lines, at, fence[1])
            yield _fenced(lines[at + 1 : end - 1], fence[2])
        elif own:
            end = _own_end(lines, at)
            yield read_own(own, lines[at + 1 : end], blocks_of)
        else:
            end = _group_end(lines, at, kind)
            if kind:
                yield _block(kind, lines[at:end])
        at = end


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    for at in range(start + 1, len(lines)):
        if lines[at].rstrip() == fence:
            return at + 1
    lines.append(fence)
    return len(lines)


def _own_end(lines: list[str], start: int) -> int:
    """Where a block of the newsroom's own kind ends: with the line that closes it, else with the text."""
    end = next((at for at in range(start + 1, len(lines)) if lines[at].rstrip() == CLOSING), len(lines))
    return end + 1


def _fenced(lines: list[str], kept: str | None) -> Block:
    text = "\n".join(lines)
    kind = KINDS.get(kept or "")
    if kind:
        return Block(kind=kind, html=sanitised(Block(kind=kind, html=text)))
    return Block(kind="preformatted", html=html_of(joined([text])))


def _line_kind(line: str) -> BlockKind | None:
    """What a line begins or goes on with; None for a blank one."""
    if not line.strip():
        return None
    if line.startswith("## "):
        return "heading"
    if line.startswith(">"):
        return "quote"
    if line.startswith("|"):
        return "table"
    if ITEM.match(line):
        return "ordered-list" if _NUMBER.match(line) else "list"
    return "paragraph"


def _group_end(lines: list[str], start: int, kind: BlockKind | None) -> int:
    """Where the block ends that begins here: a heading with its line, others where another kind begins."""
    at = start + 1
    if kind == "heading" or kind is None:
        return at
    while at < len(lines) and _goes_on(lines[at], kind):
        at += 1
    return at


def _goes_on(line: str, kind: BlockKind) -> bool:
    if kind in ("list", "ordered-list") and line.startswith("  ") and line.strip():
        return True
    return _line_kind(line) == kind and not _FENCE.fullmatch(line) and not OPENING.fullmatch(line)


def _block(kind: BlockKind, lines: list[str]) -> Block:
    return Block(kind=kind, html=html_of(_inner(kind, lines)))


def _inner(kind: BlockKind, lines: list[str]) -> tuple[Node, ...]:
    if kind == "table":
        return read_rows(lines)
    if kind in ("list", "ordered-list"):
        return read_items(lines)
    if kind == "heading":
        return read_inline(lines[0].removeprefix("## ").strip())
    if kind == "quote":
        return _quotation([line.removeprefix(">").strip() for line in lines])
    return read_inline("\n".join(line.strip() for line in lines))


def _quotation(lines: list[str]) -> tuple[Node, ...]:
    """The words, and of a last line that begins with two dashes whose they are."""
    said = lines[:-1] if len(lines) > 1 and lines[-1].startswith("-- ") else lines
    words = read_inline("\n".join(said))
    return words if said is lines else (*words, Span("cite", read_inline(lines[-1].removeprefix("-- ").strip())))
