"""Stories in lists, and which of them leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from wireroom.page.rules.articles import changed_at, kind_shown, section_link
from wireroom.page.rules.direction import direction
from wireroom.page.rules.sheets import PictureSheet, SectionStrip, TeaserSheet
from wireroom.story.events import Teaser
from wireroom.wire.events import printable

BREAKING_FOR = timedelta(hours=2)
FLASH_AND_BULLETIN = 2
ROUTINE = 4
WORTH_A_STEP = timedelta(hours=2)
TOP, LATEST, STRIP, STRIPS = 4, 15, 4, 6


def teaser_sheet(teaser: Teaser, *, card: PictureSheet | None, now: datetime) -> TeaserSheet:
    """Lay one story out for a list."""
    return TeaserSheet(
        id=teaser.id,
        href=teaser.path,
        headline=printable(teaser.headline),
        standfirst=printable(teaser.standfirst),
        byline=printable(teaser.byline),
        credit=printable(teaser.credit),
        section=section_link(teaser.section),
        kind=kind_shown(teaser.kind),
        label=teaser_label(teaser, now=now),
        correction=printable(teaser.note) if teaser.kind == "correction" else "",
        picture=card,
        published_at=teaser.first_published_at,
        updated_at=changed_at(teaser.first_published_at, teaser.published_at),
        language=teaser.language,
        direction=direction(teaser.language),
    )


def teaser_label(teaser: Teaser, *, now: datetime) -> str:
    """Say "Correction", or "Breaking" for two hours after a flash or bulletin."""
    if teaser.kind == "correction":
        return "Correction"
    breaking = teaser.urgency <= FLASH_AND_BULLETIN and now - teaser.published_at < BREAKING_FOR
    return "Breaking" if breaking else ""


def ranked(teasers: Iterable[Teaser]) -> list[Teaser]:
    """Order stories by weight: each step of urgency is worth two hours of freshness; a correction gains none."""
    return sorted(teasers, key=lambda teaser: (_weight(teaser), teaser.id), reverse=True)


def strips(
    teasers: Sequence[Teaser], *, above: frozenset[int], sheet: Callable[[Teaser], TeaserSheet]
) -> tuple[SectionStrip, ...]:
    """Give the sections with their newest stories, the most lately filled first, without those already above."""
    by_section: dict[str, list[Teaser]] = {}
    for teaser in teasers:
        if teaser.id not in above:
            by_section.setdefault(teaser.section.slug, []).append(teaser)
    return tuple(
        SectionStrip(section=section_link(found[0].section), teasers=tuple(sheet(each) for each in found[:STRIP]))
        for found in list(by_section.values())[:STRIPS]
        if len(found) > 1
    )


def _weight(teaser: Teaser) -> datetime:
    fresh = teaser.first_published_at if teaser.kind == "correction" else teaser.published_at
    return fresh + WORTH_A_STEP * (ROUTINE - min(teaser.urgency or ROUTINE, ROUTINE))
