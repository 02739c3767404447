"""The body of a story: its blocks as a page prints them, as feeds carry them, and as words alone."""

from __future__ import annotations

from hashlib import sha256

from markupsafe import Markup

from wireroom.page.rules.sheets import BodyBlock
from wireroom.wire.events import ELEMENTS, Block, plain_words, printable, sanitised


def body_block(block: Block) -> BodyBlock:
    """Make a block of copy printable: its markup is sanitised here, whatever the database holds."""
    markup = sanitised(block)
    key = sha256(f"{block.kind}\n{markup}".encode()).hexdigest()[:12]
    return BodyBlock(kind=block.kind, html=Markup(markup), key=key)  # noqa: S704 - sanitised two lines above


def block_markup(block: Block) -> str:
    """Give a block, sanitised, with its element round it, as feeds carry it."""
    element = ELEMENTS[block.kind]
    return f"<{element}>{sanitised(block)}</{element}>"


def block_words(block: Block) -> str:
    """Give the words of a block; inline tags leave no gap between letters."""
    return printable(plain_words(block.html))
