"""An editor's copy made safe: the browser is outside, even when an editor sits before it."""

from __future__ import annotations

from dataclasses import replace

from wireroom.story.rules.desk import Copy
from wireroom.story.rules.live_posts import without_posts
from wireroom.story.rules.own_blocks import captioned
from wireroom.story.rules.plain_text import UNPRINTABLE, plain
from wireroom.story.rules.public import PublicPicture
from wireroom.wire.events import Block, sanitised


def cleaned(copy: Copy) -> Copy:
    """The copy with plain text made plain, markup cut to the allowed tags and empty blocks left out. Idempotent.

    Posts of a live blog are no part of a copy: they are written one by one (`flows.live_blog`).
    """
    pictures = tuple(map(_picture, copy.pictures))
    blocks = (captioned(Block(kind=block.kind, html=_markup(block)), pictures) for block in without_posts(copy.body))
    return replace(
        copy,
        headline=plain(copy.headline),
        standfirst=plain(copy.standfirst),
        slugline=plain(copy.slugline),
        byline=plain(copy.byline),
        dateline=plain(copy.dateline),
        section=plain(copy.section),
        topics=tuple(filter(None, map(plain, copy.topics))),
        body=tuple(block for block in blocks if block.html),
        pictures=pictures,
        language=plain(copy.language),
    )


def _markup(block: Block) -> str:
    visible = UNPRINTABLE.sub("", sanitised(block))
    safe = sanitised(replace(block, html=visible))
    return safe if block.kind == "preformatted" else safe.strip()


def _picture(picture: PublicPicture) -> PublicPicture:
    return replace(
        picture,
        caption=plain(picture.caption),
        credit=plain(picture.credit),
        alt=plain(picture.alt),
        focal_x=_fraction(picture.focal_x),
        focal_y=_fraction(picture.focal_y),
    )


def _fraction(value: float) -> float:
    return min(1.0, max(0.0, float(value))) if value == value else 0.5  # noqa: PLR0124 - only NaN differs from itself
