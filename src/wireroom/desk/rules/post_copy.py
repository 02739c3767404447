"""A live post's copy, between the box and the elements that the story keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wireroom.desk.rules.markup import blocks_of, text_of
from wireroom.desk.rules.markup.spans import Span, html_of, spans_of
from wireroom.wire.events import Block, BlockKind, sanitised

ELEMENTS: dict[BlockKind, str] = {"paragraph": "p", "quote": "blockquote", "list": "ul", "ordered-list": "ol"}
_KINDS: dict[str, BlockKind] = {element: kind for kind, element in ELEMENTS.items()}


def post_html(text: str) -> str:
    """The elements of what was typed in the copy markup; what is more than a post holds becomes a paragraph."""
    return html_of_blocks(blocks_of(text))


def html_of_blocks(blocks: Iterable[Block]) -> str:
    """The elements of what was written in the rich editor; what is more than a post holds becomes a paragraph."""
    return "".join(map(_element, blocks))


def post_text(html: str) -> str:
    """What an editor types to get these elements."""
    return text_of(post_blocks(html))


def post_blocks(html: str) -> tuple[Block, ...]:
    """What the rich editor shows of these elements."""
    found = (node for node in spans_of(html) if isinstance(node, Span))
    return tuple(Block(kind=_KINDS.get(node.tag, "paragraph"), html=html_of(node.inner)) for node in found)


def _element(block: Block) -> str:
    kind: BlockKind = block.kind if block.kind in ELEMENTS else "paragraph"
    return f"<{ELEMENTS[kind]}>{sanitised(replace(block, kind=kind))}</{ELEMENTS[kind]}>"
