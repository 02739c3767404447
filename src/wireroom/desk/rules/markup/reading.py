"""Read the copy markup: text from the box into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from wireroom.desk.rules.markup.inline_reading import read_inline
from wireroom.desk.rules.markup.shapes import ITEM, read_items, read_rows
from wireroom.desk.rules.markup.spans import Node, html_of, joined
from wireroom.wire.events import Block, BlockKind, sanitised

KINDS: dict[str, BlockKind] = {kind: kind for kind in get_args(BlockKind)}
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
        kind = _line_kind(lines[at])
        end = _fence_end(lines, at, fence[1]) if fence else _group_end(lines, at, kind)
        if fence:
            yield _fenced(lines[at + 1 : end - 1], fence[2])
        elif kind:
            yield _block(kind, lines[at:end])
        at = end


def _fence_end(lines: list[str], start: int, fence: str) -> int:
    for at in range(start + 1, len(lines)):
        if lines[at].rstrip() == fence:
            return at + 1
    lines.append(fence)
    return len(lines)


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
    return _line_kind(line) == kind and not _FENCE.fullmatch(line)


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
        return read_inline("\n".join(line.removeprefix(">").strip() for line in lines))
    return read_inline("\n".join(line.strip() for line in lines))
