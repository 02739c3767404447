"""Blocks as safe HTML for the desk's own pages: cleaned again, whoever made them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from wireroom.story.events import pointers
from wireroom.wire.events import ELEMENTS, Block, sanitised

DESK_ELEMENTS = {**ELEMENTS, "heading": "h3"}


def printed(blocks: Iterable[Block]) -> Markup:
    """The blocks, one element each."""
    return Markup().join(printed_block(block) for block in blocks)


def printed_block(block: Block) -> Markup:
    """One block as an element; headings are of the third rank, below the page's own two."""
    safe = sanitised(block)
    if block.kind in ("picture", "gallery"):
        return Markup().join(
            Markup("<p>Picture: {}</p>").format(each.words or "without a caption")
            for each in pointers(replace(block, html=safe))
        )
    element = DESK_ELEMENTS[block.kind]
    return Markup(f"<{element}>{safe}</{element}>")  # noqa: S704 - sanitised here
