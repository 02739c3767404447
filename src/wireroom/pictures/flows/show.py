"""A story wants to show pictures: may it, and that it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from wireroom.kernel.site import current_site
from wireroom.pictures.models import ArchivedPicture, Showing
from wireroom.pictures.queries import facts_of
from wireroom.pictures.rules.called import agency_picture_called
from wireroom.pictures.rules.facts import PROVIDER
from wireroom.pictures.rules.terms import hindrance, refused, undescribed
from wireroom.wire.api import ends_of_pictures
from wireroom.wire.events import why_ended


class Shown(Protocol):
    """A picture as a story shows it; `alt` is the description that its readers get."""

    @property
    def provider(self) -> str:
        """Who provides it."""
        ...

    @property
    def href(self) -> str:
        """Its name."""
        ...

    @property
    def caption(self) -> str:
        """What is printed beneath it."""
        ...

    @property
    def alt(self) -> str:
        """What it shows, for those who cannot see it."""
        ...


def objections(pictures: Iterable[Shown], *, story_id: int, now: datetime) -> tuple[str, ...]:
    """Say of each picture that the story may not be published with at `now` why, and the mend."""
    pictures = tuple(pictures)
    wanted = {each.href: each for each in pictures if each.provider == PROVIDER}
    rows = {row.sha256: row for row in ArchivedPicture.objects.filter(sha256__in=wanted)} if wanted else {}
    found = [
        objection
        for href, picture in wanted.items()
        for objection in _objections(rows.get(href), picture, story_id=story_id, now=now)
    ]
    return (*found, *_to_agencies([each for each in pictures if each.provider != PROVIDER], now=now))


def note_showing(pictures: Iterable[Shown], *, story_id: int) -> None:
    """Note that a story was published with these; for ever, since the use was made. Within the caller's transaction."""
    hrefs = {each.href for each in pictures if each.provider == PROVIDER}
    if hrefs:
        rows = ArchivedPicture.objects.filter(sha256__in=hrefs)
        Showing.objects.bulk_create([Showing(picture=row, story_id=story_id) for row in rows], ignore_conflicts=True)


def _objections(row: ArchivedPicture | None, picture: Shown, *, story_id: int, now: datetime) -> list[str]:
    if row is None:
        return ["A picture of this story is not in the archive. Take it out, or upload it again."]
    facts = facts_of(row)
    others = Showing.objects.filter(picture=row).exclude(story_id=story_id).count()
    why = hindrance(facts.terms, stories=others, now=now)
    found = [refused(facts.called, why)] if why else []
    return found if picture.alt.strip() else [*found, undescribed(facts.called)]


def _to_agencies(pictures: Sequence[Shown], *, now: datetime) -> list[str]:
    ends, zone = ends_of_pictures((each.provider, each.href) for each in pictures), current_site().zone
    found = []
    for each in pictures:
        called = agency_picture_called(provider=each.provider, href=each.href, caption=each.caption)
        if why := why_ended(ends.get((each.provider, each.href), ()), zone=zone, now=now):
            found.append(refused(called, why))
        if not each.alt.strip():
            found.append(undescribed(called))
    return found
