"""The copy in an e-mail: paragraphs out of wrapped text or HTML, without what is private."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wireroom.wire.adapters.readers.mail.parts import Text
from wireroom.wire.adapters.readers.mail.private import split_html, split_text, without_layout, without_small_print
from wireroom.wire.adapters.readers.parts.body import (
    EMPTY_BODY,
    NO_BODY,
    Body,
    body_of_element,
    body_of_text,
    html_tree,
)
from wireroom.wire.adapters.readers.parts.wrapped_text import unwrapped
from wireroom.wire.rules.item import Block, Embargo
from wireroom.wire.rules.words import plain_words

_HOLD = (
    r"embargo(?:ed|é|s)?\b|embargado|sperrfrist|sperrvermerk|sperret til|spærret til|"
    r"not for (?:publication|release|broadcast|use) (?:before|until)|hold for release"
)
_AT_START = re.compile(rf"\W*(?:strict(?:ly)?\s+|under\s+|sous\s+|bajo\s+|sotto\s+)?(?:{_HOLD})", re.IGNORECASE)
_ANYWHERE = re.compile(r"EMBARGO|(?i:\bembargoed (?:until|till|for|to)\b|\bunder (?:strict )?embargo\b|\bsperrfrist\b)")


def body_of(texts: Sequence[Text], *, forwarded: bool) -> Body:
    """The body of all texts of a letter, in order; what is private among its notes."""
    bodies = [_body(each, forwarded=forwarded) for each in texts]
    blocks = tuple(block for each in bodies for block in each.blocks)
    notes = tuple(note for each in bodies for note in each.notes)
    odd = dict.fromkeys(doubt for each in bodies for doubt in each.suspicions if doubt != EMPTY_BODY)
    whole = without_small_print(Body(blocks, notes))
    return Body(whole.blocks, whole.notes, (*odd, *(() if whole.blocks else (EMPTY_BODY,))))


def _body(text: Text, *, forwarded: bool) -> Body:
    if not text.is_html:
        said, notes = split_text(text.words, forwarded=forwarded)
        body = body_of_text(unwrapped(said)) if said.strip() else NO_BODY
        return Body(body.blocks, (*body.notes, *notes), body.suspicions)
    root = html_tree(text.words)
    if root is None:
        return NO_BODY
    taken = split_html(root, forwarded=forwarded)
    without_layout(root)
    body = body_of_element(root)
    return Body(body.blocks, (*body.notes, *taken), body.suspicions)


def embargo_of(subject: str, blocks: Sequence[Block]) -> Embargo | None:
    """An embargo in the subject, or in the first or last lines: it has no end, for nobody can be sure of its words."""
    lines = [line for block in (*blocks[:3], *blocks[-2:]) for line in re.split(r"<br>", block.html)]
    for text in [subject, *map(plain_words, lines)]:
        if _AT_START.match(text) or _ANYWHERE.search(text):
            return Embargo(raw=text[:500], until=None)
    return None
