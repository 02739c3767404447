"""What a page prints beside the copy is not printed again in it: headline, standfirst, dateline."""

from __future__ import annotations

import html
import re

from wireroom.wire.rules.item import Block, WireItem
from wireroom.wire.rules.words import plain_words

_OPENS = re.compile(r"<\w")


def printed_body(item: WireItem) -> tuple[Block, ...]:
    """The body without what the item says elsewhere too; the whole body if nothing else would be left.

    Agencies repeat the headline as the first heading, the teaser as the first paragraph and the dateline at the
    beginning of the first or second. The item itself keeps every word that was sent.
    """
    blocks = list(item.body)
    if blocks and blocks[0].kind == "heading" and _says(blocks[0], item.headline):
        blocks = blocks[1:]
    if blocks and _says(blocks[0], item.standfirst):
        blocks = blocks[1:]
    if blocks and item.dateline:
        blocks[:1] = _without_dateline(blocks[0], html.escape(item.dateline, quote=False))
    return tuple(blocks) or item.body


def _says(block: Block, text: str | None) -> bool:
    return text is not None and plain_words(block.html) == " ".join(html.unescape(text).split())


def _without_dateline(block: Block, dateline: str) -> list[Block]:
    """The block without the dateline it begins with, whose words may be linked or set in bold there."""
    found = _dateline_pattern(dateline).match(block.html) if block.kind == "paragraph" else None
    if found is None or len(_OPENS.findall(found[0])) != found[0].count("</"):
        return [block]
    rest = block.html[found.end() :].lstrip()
    return [Block(kind="paragraph", html=rest)] if rest else []


def _dateline_pattern(dateline: str) -> re.Pattern[str]:
    """The dateline with inline tags between its characters."""
    return re.compile(r"(?:</?\w[^<>]*>)*".join(["", *map(re.escape, dateline)]) + r"(?!(?<=\w)\w)(?:</\w+>)*")
