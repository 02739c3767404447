"""Fronts, lists and archives laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from wireroom.kernel.site import Site
from wireroom.page.rules.addresses import Surface, day_path, follow_path, history_of, path_of
from wireroom.page.rules.articles import section_link
from wireroom.page.rules.heads import feed_links, list_head
from wireroom.page.rules.placards import PlacardFacts
from wireroom.page.rules.sheets import (
    CorrectionEntry,
    CorrectionsPage,
    DayPage,
    FrontPage,
    ListPage,
    PictureSheet,
    SectionStrip,
    TeaserSheet,
    TextLink,
)
from wireroom.page.rules.teasers import LATEST, TOP, ranked, strips
from wireroom.story.events import Label, Teaser, shortened
from wireroom.wire.events import printable

FRONT_RUNNERS = 30


def front_page(
    *,
    teasers: Sequence[Teaser],
    sheet: Callable[[Teaser], TeaserSheet],
    sections: Iterable[Label],
    site: Site,
) -> FrontPage:
    """Lay out the front from the newest stories, newest first."""
    best, rest = front_order(teasers)
    above = frozenset(teaser.id for teaser in best)
    head = list_head(site=site, title="", description=site.tagline, path="/", sections=sections)
    return FrontPage(
        head=head,
        lead=sheet(best[0]) if best else None,
        top=pictured_first(tuple(sheet(teaser) for teaser in best[1:])),
        latest=tuple(sheet(teaser) for teaser in rest[:LATEST]),
        strips=tuple(
            SectionStrip(section=strip.section, teasers=pictured_first(strip.teasers))
            for strip in strips(teasers, above=above, sheet=sheet)
        ),
        newest=max((teaser.published_at for teaser in teasers), default=None),
    )


def front_order(teasers: Sequence[Teaser]) -> tuple[list[Teaser], list[Teaser]]:
    """Say which of the newest stories lead the front, by weight, and what follows them, newest first."""
    best = ranked(teasers[:FRONT_RUNNERS])[: TOP + 1]
    above = frozenset(teaser.id for teaser in best)
    return best, [teaser for teaser in teasers if teaser.id not in above]


def pictured_first(teasers: tuple[TeaserSheet, ...]) -> tuple[TeaserSheet, ...]:
    """Give the large place, the first, to the foremost story that has a picture; the others keep their order."""
    first = next((teaser for teaser in teasers if teaser.picture), None)
    if first is None:
        return teasers
    return (first, *(teaser for teaser in teasers if teaser is not first))


def list_page(
    *,
    surface: Surface,
    label: Label,
    placard: PlacardFacts,
    portrait: PictureSheet | None,
    teasers: tuple[TeaserSheet, ...],
    older: TextLink | None,
    sections: Iterable[Label],
    site: Site,
) -> ListPage:
    """Lay out a section, topic or author."""
    name = printable(label.name)
    feeds = feed_links(site, label) if surface.kind == "section" else ()
    head = list_head(
        site=site,
        title=name,
        description=shortened(" ".join(placard.paragraphs), limit=200) or f"{name}: the latest from {site.name}.",
        path=path_of(surface),
        sections=sections,
        current=label.slug if surface.kind == "section" else "",
        feeds=feeds,
    )
    return ListPage(
        head=head,
        kind=list_kind(surface),
        heading=name,
        role=placard.role,
        portrait=portrait,
        words=placard.paragraphs,
        teasers=teasers,
        feeds=feeds,
        follow="" if surface.kind == "section" else follow_path(surface.kind, label.slug),
        older=older,
    )


def list_kind(surface: Surface) -> Literal["section", "topic", "author"]:
    """Say of what a list is."""
    match surface.kind:
        case "topic":
            return "topic"
        case "author":
            return "author"
        case _:
            return "section"


def day_page(
    *,
    day: date,
    teasers: tuple[TeaserSheet, ...],
    previous: TextLink | None,
    sections: Iterable[Label],
    site: Site,
) -> DayPage:
    """Lay out one day's archive."""
    heading = f"{day:%A} {day.day} {day:%B} {day.year}"
    head = list_head(
        site=site,
        title=heading,
        description=f"Everything {site.name} published on {heading}.",
        path=day_path(day),
        sections=sections,
    )
    return DayPage(head=head, day=day, heading=heading, teasers=teasers, previous=previous)


def corrections_page(*, entries: tuple[CorrectionEntry, ...], sections: Iterable[Label], site: Site) -> CorrectionsPage:
    """Lay out the site's corrections, newest first."""
    head = list_head(
        site=site,
        title="Corrections",
        description=f"What {site.name} got wrong, and what is right.",
        path="/corrections",
        sections=sections,
    )
    return CorrectionsPage(head=head, heading="Corrections", entries=entries)


def correction_entry(*, story: Teaser, number: int, note: str, at: datetime) -> CorrectionEntry:
    """Lay one correction out: version `number` of the story made it."""
    return CorrectionEntry(
        headline=printable(story.headline),
        href=story.path,
        history_href=f"{history_of(story.path)}#v{number}",
        note=printable(note),
        at=at,
        section=section_link(story.section),
    )
