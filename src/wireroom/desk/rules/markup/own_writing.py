"""Write the newsroom's own kinds of blocks in the copy markup."""

from __future__ import annotations

from wireroom.desk.rules.markup.inline_writing import Manner, UnableToWrite, write_inline
from wireroom.desk.rules.markup.own_reading import CLOSING
from wireroom.desk.rules.markup.spans import Node, Span
from wireroom.story.events import pointers
from wireroom.wire.events import Block, BlockKind

_HELD: dict[str, BlockKind] = {"p": "paragraph", "ul": "list", "ol": "ordered-list"}


def held_blocks(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[tuple[BlockKind, Span], ...]]:
    """A fact box's parts: its title's words, and its paragraphs and lists.

    Raises UnableToWrite for what the markup cannot say.
    """
    head = nodes[0] if nodes else ""
    title = head.inner if isinstance(head, Span) and head.tag == "h3" else ()
    held = []
    for node in nodes[1:] if title else nodes:
        if not isinstance(node, Span) or node.tag not in _HELD or node.attributes:
            raise UnableToWrite(node)
        held.append((_HELD[node.tag], node))
    return title, tuple(held)


def write_pointing(block: Block) -> str:
    """A picture, gallery, embed or related block: one address or mark a line, with the words said of it."""
    lines = [f"{each.href} {each.words}".strip() for each in pointers(block)]
    if block.kind in ("picture", "embed"):
        return f"::: {block.kind} {lines[0] if lines else ''}\n{CLOSING}"
    return "\n".join((f"::: {block.kind}", *(f"- {line}" for line in lines), CLOSING))


def write_items(block: Block, items: list[Span], manner: Manner) -> str:
    """Key points and timelines: an item a line, of a timeline what comes first is when."""
    return "\n".join((f"::: {block.kind}", *(f"- {_item(item, manner)}" for item in items), CLOSING))


def _item(item: Span, manner: Manner) -> str:
    first = item.inner[0] if item.inner else ""
    if isinstance(first, Span) and first.tag == "time":
        when = write_inline(first.inner, manner, line_end="<br>")
        return f"{when} | {write_inline(item.inner[1:], manner, line_end='\n  ')}"
    return write_inline(item.inner, manner, line_end="\n  ")
