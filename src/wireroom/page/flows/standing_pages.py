"""Pages that stand without any story: imprint, privacy, how corrections are made, and what else a newsroom needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.page.flows.keep_house import outdate
from wireroom.page.flows.make_pages import put
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.flows.refusals import ChangedMeanwhile, UnableToKeep
from wireroom.page.flows.standing_papers import standing_paper
from wireroom.page.flows.taken import RESERVED, lives
from wireroom.page.models import StandingPage
from wireroom.story.api import all_sections
from wireroom.wire.events import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A standing page as the desk edits it."""

    slug: str
    title: str
    body: tuple[Block, ...]
    revision: int
    by: str
    at: datetime


def standing_pages() -> tuple[Standing, ...]:
    """Give all standing pages, by title."""
    return tuple(
        Standing(
            slug=row.slug,
            title=row.title,
            body=tuple(Block(kind=kind, html=html) for kind, html in row.blocks),
            revision=row.revision,
            by=row.by,
            at=row.at,
        )
        for row in StandingPage.objects.order_by("title")
    )


@transaction.atomic
def save_standing_page(*, slug: str, title: str, body: Sequence[Block], revision: int, by: str, clock: Clock) -> None:
    """Give readers a standing page at `/slug`, new or changed; every footer leads to it.

    Raises UnableToKeep when the address is taken or something is missing; ChangedMeanwhile when somebody was faster.
    """
    row = StandingPage.objects.select_for_update().filter(slug=slug).first()
    known = row.revision if row else 0
    if known != revision:
        who = row.by if row else "Somebody"
        raise ChangedMeanwhile(f"{who} changed this page meanwhile; yours is still in the form.", revision=known)
    if row is None and (slug in RESERVED or all_sections().find(slug) or lives(f"/{slug}")):
        raise UnableToKeep(f"/{slug} is taken: choose another address.")
    if not title or not body:
        raise UnableToKeep("A page needs a title and some words.")
    row = row or StandingPage(slug=slug)
    renamed = row.title != title
    row.title, row.blocks = title, [[block.kind, block.html] for block in body]
    row.revision, row.by, row.at = known + 1, by, clock.now()
    row.save()
    if renamed:
        outdate()
    put([standing_paper(row, now=clock.now())], clock=clock)


@transaction.atomic
def take_down_standing_page(*, slug: str, clock: Clock) -> bool:
    """Take a standing page off the site; say whether there was one."""
    gone, _ = StandingPage.objects.filter(slug=slug).delete()
    if gone:
        outdate()
        put([notice_at(f"/{slug}", "missing", now=clock.now())], clock=clock)
    return bool(gone)
