"""Write blocks as the text an editor works on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wireroom.desk.rules.markup.inline_writing import (
    CAREFUL,
    EXPLICIT,
    FAIR,
    Manner,
    UnableToWrite,
    plain_line_start,
    write_inline,
)
from wireroom.desk.rules.markup.own_reading import CLOSING
from wireroom.desk.rules.markup.own_writing import held_blocks, write_items, write_pointing
from wireroom.desk.rules.markup.reading import blocks_of
from wireroom.desk.rules.markup.spans import Node, Span, html_of, spans_of
from wireroom.wire.events import Block, BlockKind


def text_of(blocks: Iterable[Block]) -> str:
    """The blocks as text: `blocks_of(text_of(blocks))` gives the same blocks.

    Each block is written in the fairest manner that reads back the same; one that no manner can say is kept
    as it is between backquotes.
    """
    return "\n\n".join(_block_text(block) for block in blocks)


def _block_text(block: Block) -> str:
    for manner in (FAIR, CAREFUL, EXPLICIT):
        try:
            text = _written(block, manner)
        except UnableToWrite:
            break
        if _reads_back(text, block):
            return text
    return _kept(block)


def _reads_back(text: str, block: Block) -> bool:
    match blocks_of(text):
        case (read,):
            return read.kind == block.kind and spans_of(read.html) == spans_of(block.html)
        case _:
            return False


def _kept(block: Block) -> str:
    fence = _fence_around(block.html)
    return f"{fence} kept {block.kind}\n{block.html}\n{fence}"


def _fence_around(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    return "`" * max(3, longest + 1)


def _written(block: Block, manner: Manner) -> str:
    nodes = spans_of(block.html)
    match block.kind:
        case "list" | "ordered-list" | "table" | "preformatted":
            return _laid_out(block.kind, nodes, manner)
        case "picture" | "gallery" | "embed" | "related":
            return write_pointing(block)
        case "key-points" | "timeline":
            return write_items(block, _only(nodes, ("li",)), manner)
        case "fact-box":
            return _fact_box(nodes, manner)
        case _:
            return _running(block.kind, nodes, manner)


def _running(kind: BlockKind, nodes: tuple[Node, ...], manner: Manner) -> str:
    if kind == "heading":
        return f"## {write_inline(nodes, manner, line_end='<br>')}"
    if kind == "quote":
        return _quotation(nodes, manner)
    text = write_inline(nodes, manner, line_end="\n")
    return plain_line_start(text) if manner.escaped else text


def _laid_out(kind: BlockKind, nodes: tuple[Node, ...], manner: Manner) -> str:
    if kind == "table":
        return "\n".join(_row(row, manner) for row in _only(nodes, ("tr",)))
    if kind == "preformatted":
        return _preformatted(nodes)
    return _items(nodes, manner, numbered=kind == "ordered-list")


def _quotation(nodes: tuple[Node, ...], manner: Manner) -> str:
    last = nodes[-1] if nodes else ""
    if isinstance(last, Span) and last.tag == "cite" and not last.attributes and nodes[:-1]:
        words = write_inline(nodes[:-1], manner, line_end="\n> ")
        return f"> {words}\n> -- {write_inline(last.inner, manner, line_end='<br>')}"
    return f"> {write_inline(nodes, manner, line_end='\n> ')}"


def _fact_box(nodes: tuple[Node, ...], manner: Manner) -> str:
    title, held = held_blocks(nodes)
    parts = (_written(Block(kind=kind, html=html_of(span.inner)), manner) for kind, span in held)
    head = f"::: fact-box {write_inline(title, manner, line_end='<br>')}".rstrip()
    return "\n".join((head, "\n\n".join(parts), CLOSING))


def _items(nodes: tuple[Node, ...], manner: Manner, *, numbered: bool) -> str:
    lines = []
    for number, item in enumerate(_only(nodes, ("li",)), start=1):
        mark = f"{number}." if numbered else "-"
        lines.append(f"{mark} {write_inline(item.inner, manner, line_end='\n  ')}")
    return "\n".join(lines)


def _row(row: Span, manner: Manner) -> str:
    cells = []
    for cell in _only(row.inner, ("td", "th")):
        text = write_inline(cell.inner, manner, line_end="<br>")
        mark = "=" if cell.tag == "th" else ""
        cells.append(f"{mark} {plain_line_start(text) if manner.escaped else text} ")
    return f"|{'|'.join(cells)}|"


def _only(nodes: tuple[Node, ...], tags: tuple[str, ...]) -> list[Span]:
    """The elements, when there is nothing else than such elements without attributes."""
    spans = [node for node in nodes if isinstance(node, Span) and node.tag in tags and not node.attributes]
    if len(spans) != len(nodes) or not spans:
        raise UnableToWrite(nodes)
    return spans


def _preformatted(nodes: tuple[Node, ...]) -> str:
    if any(not isinstance(node, str) for node in nodes):
        raise UnableToWrite(nodes)
    text = "".join(node for node in nodes if isinstance(node, str))
    fence = _fence_around(text)
    return f"{fence}\n{text}\n{fence}"
