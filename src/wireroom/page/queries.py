"""What the page room knows of its own pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from wireroom.page.models import (
    Arrangement,
    AskingPanel,
    Front,
    FrontWatch,
    Mention,
    PictureUse,
    Placard,
    Rendition,
    SilentMark,
    SurfaceRecord,
)
from wireroom.page.rules.asking import Mark, MarkKind, PlainPanel
from wireroom.page.rules.cuts import Print
from wireroom.page.rules.front_state import ArrangementFacts, FrontState
from wireroom.page.rules.placards import PlacardFacts, PlaceKind
from wireroom.page.rules.portraits import portrait_sheet
from wireroom.page.rules.sheets import PictureSheet
from wireroom.page.rules.spots import Spot, spots_from
from wireroom.story.api import Label, all_sections, sections

MEDIA = "/media/"


def mentions_of(story_ids: Iterable[int]) -> set[str]:
    """Give every address at which any of the stories shows, pictures included, their own pages not."""
    found = Mention.objects.filter(story_id__in=list(story_ids)).values_list("path", flat=True)
    return set(found)


def showing_stories(paths: Iterable[str]) -> set[str]:
    """Give those of the addresses at which some story shows."""
    return set(Mention.objects.filter(path__in=list(paths)).values_list("path", flat=True))


def users_of(pictures: Iterable[tuple[str, str]]) -> set[int]:
    """Give the stories that show any of these pictures, named by provider and href."""
    wanted = set(pictures)
    hrefs = [href for _, href in wanted]
    rows = PictureUse.objects.filter(href__in=hrefs).values_list("story_id", "provider", "href")
    return {story_id for story_id, provider, href in rows if (provider, href) in wanted}


def sources_of(story_ids: Sequence[int]) -> dict[tuple[int, str, str], str]:
    """Give the SHA-256 of each picture's file by story, provider and href, as far as the files are here."""
    rows = PictureUse.objects.filter(story_id__in=story_ids).exclude(sha256="")
    return {(story, provider, href): sha for story, provider, href, sha in rows.values_list(*_USE)}


def prints_of(sha256s: Iterable[str]) -> dict[str, list[Print]]:
    """Give the files that were made of each source."""
    found: dict[str, list[Print]] = defaultdict(list)
    for row in Rendition.objects.filter(sha256__in=set(sha256s)):
        made = Print(cut=row.cut, format=row.format, width=row.width, height=row.height, path=row.path)
        found[row.sha256].append(made)
    return found


def records(*, story_id: int | None = None) -> tuple[SurfaceRecord, ...]:
    """Give the kill records, in the order in which the surfaces fell."""
    found = SurfaceRecord.objects.order_by("gone_at", "id")
    return tuple(found if story_id is None else found.filter(story_id=story_id))


def plain_panel() -> PlainPanel | None:
    """Give the plain panel, if one is up."""
    row = AskingPanel.objects.first()
    if row is None:
        return None
    return PlainPanel(heading=row.heading, body=row.body, button=row.button, href=row.href)


def silent_marks() -> frozenset[Mark]:
    """Give every story, section and topic on which nothing is asked."""
    known: dict[str, MarkKind] = {"story": "story", "section": "section", "topic": "topic"}
    sections = all_sections()
    return frozenset(
        Mark(kind=known[kind], key=sections.key(key) if kind == "section" else key)
        for kind, key in SilentMark.objects.values_list("kind", "key")
    )


def placards(*, kind: PlaceKind | None = None) -> dict[tuple[str, str], PlacardFacts]:
    """Give what the newsroom says of places, by kind and slug."""
    rows = Placard.objects.order_by("slug")
    return {(row.kind, row.slug): _placard(row) for row in (rows.filter(kind=kind) if kind else rows)}


def placard_of(*, kind: PlaceKind, slug: str) -> PlacardFacts:
    """Give what the newsroom says of one place; an empty one where it says nothing."""
    row = Placard.objects.filter(kind=kind, slug=slug).first()
    found = _placard(row) if row else PlacardFacts(kind=kind, slug=slug)
    return replace(found, name=all_sections().named(slug).name) if kind == "section" else found


def portraits_of(authors: Sequence[Label]) -> tuple[PictureSheet, ...]:
    """Give the portraits of those of the authors who have one, in their order."""
    if not authors:
        return ()
    rows = Placard.objects.filter(kind="author", slug__in=[who.slug for who in authors]).exclude(portrait="")
    known = dict(rows.values_list("slug", "portrait"))
    return tuple(sheet for who in authors if who.slug in known and (sheet := portrait(name=known[who.slug])))


def portrait(*, name: str) -> PictureSheet | None:
    """Give a portrait by the name its placard keeps."""
    return portrait_sheet(prints_of([name]).get(name, [])) if name else None


def sections_now(*, now: datetime, every: bool = False) -> tuple[Label, ...]:
    """Give the sections to which readers are led and that have a public story, or `every` one that stands, in order."""
    return all_sections().standing if every else sections(now=now)


def _placard(row: Placard) -> PlacardFacts:
    said = ("slug", "name", "role", "words", "portrait", "revision", "by")
    kinds: dict[str, PlaceKind] = {"section": "section", "topic": "topic", "author": "author"}
    return PlacardFacts(kind=kinds[row.kind], **{name: getattr(row, name) for name in said})


def arranged_spots(name: str) -> tuple[Spot, ...]:
    """Give the spots of a front as published; empty where it makes itself. One look by its name."""
    rows = Front.objects.filter(name=name).values_list("current__spots", flat=True).first()
    return spots_today(rows or ())


def spots_today(rows: Iterable[Mapping[str, Any]]) -> tuple[Spot, ...]:
    """Give the spots that were kept as rows, each section as it is now."""
    spots = spots_from(rows)
    if not any(spot.label == "section" for spot in spots):
        return spots
    sections = all_sections()
    return tuple(replace(spot, slug=sections.key(spot.slug)) if spot.label == "section" else spot for spot in spots)


def front_state(*, name: str) -> FrontState:
    """Say how a front stands at the desk."""
    row = Front.objects.filter(name=name).select_related("current").first()
    return state_of(row or Front(name=name))


def state_of(row: Front) -> FrontState:
    """Tell a front's row as a shape."""
    return FrontState(
        name=row.name,
        revision=row.revision,
        draft=None if row.draft is None else spots_today(row.draft),
        drafted_by=row.drafted_by,
        drafted_at=row.drafted_at,
        current=_facts(row.current) if row.current else None,
    )


def front_history(*, name: str, limit: int = 50) -> tuple[ArrangementFacts, ...]:
    """Give a front's published states, newest first."""
    rows = Arrangement.objects.filter(front__name=name).order_by("-number")[:limit]
    return tuple(map(_facts, rows))


def fronts_watching() -> tuple[tuple[str, str, str], ...]:
    """Give which fronts' rules call stories of which labels, as (front, kind, slug); there are a few dozen at most."""
    sections = all_sections()
    rows = FrontWatch.objects.values_list("front__name", "kind", "slug")
    return tuple((front, kind, sections.key(slug) if kind == "section" else slug) for front, kind, slug in rows)


def _facts(row: Arrangement) -> ArrangementFacts:
    return ArrangementFacts(number=row.number, spots=spots_today(row.spots), by=row.by, at=row.at)


_USE = ("story_id", "provider", "href", "sha256")
