"""Editions as the desk sees them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from wireroom.briefing.models import Edition, MailCopy, MorningRota, Place, Printing
from wireroom.briefing.rules.editions import EditionFacts, Placed, State
from wireroom.briefing.rules.kinds import Kind
from wireroom.briefing.rules.mornings import Rota
from wireroom.story import api as story_room

FACTS = tuple(EditionFacts.__slots__)


def edition(*, edition_id: int) -> EditionFacts | None:
    """Give one edition; None when there is none."""
    row = Edition.objects.filter(pk=edition_id).first()
    return facts_of(row) if row else None


def editions(
    *, states: Sequence[State] = (), story_id: int | None = None, before_id: int | None = None, limit: int = 50
) -> tuple[EditionFacts, ...]:
    """Give editions, newest first, in these states (all if none is named), with one story in them or with any."""
    rows = Edition.objects.order_by("-pk")
    rows = rows.filter(state__in=states) if states else rows
    rows = rows.filter(places__story_id=story_id) if story_id is not None else rows
    rows = rows.filter(pk__lt=before_id) if before_id is not None else rows
    return tuple(facts_of(row) for row in rows[:limit])


def places(*, edition_id: int, now: datetime) -> tuple[Placed, ...]:
    """Give the stories of an edition in their order; one that readers cannot see has no words."""
    ids = list(Edition.objects.get(pk=edition_id).places.values_list("story_id", flat=True))
    shown = {each.id: each.current for each in story_room.published_stories(now=now, ids=ids)}
    return tuple(
        Placed(
            story_id=each,
            headline=shown[each].headline if each in shown else "",
            section=shown[each].section.name if each in shown else "",
            is_public=each in shown,
        )
        for each in ids
    )


def titles(*, edition_ids: Sequence[int], now: datetime) -> dict[int, str]:
    """What editions are called in lists: their own subject, what was mailed last, or their first story."""
    rows = Edition.objects.filter(pk__in=list(edition_ids))
    named = {row.pk: row.subject for row in rows if row.subject}
    mailed = Printing.objects.filter(edition__in=rows).order_by("pk").values_list("edition_id", "subject")
    first = dict(_first_stories(edition_ids))
    shown = {each.id: each.current.headline for each in story_room.published_stories(now=now, ids=[*first.values()])}
    stories = {edition_id: shown[story_id] for edition_id, story_id in first.items() if story_id in shown}
    return stories | dict(mailed) | named


def mailed_to(*, story_id: int) -> int:
    """How many recipients were sent a story."""
    rows = MailCopy.objects.filter(outcome="sent", printing__held__story_id=story_id)
    return rows.values("recipient_id").distinct().count()


def rota() -> Rota:
    """Give the morning's rota; it is off until somebody has switched it on."""
    row = MorningRota.objects.first()
    if row is None:
        return Rota()
    return Rota(
        is_on=row.is_on,
        at=row.at,
        days=tuple(row.days),
        stories=row.stories,
        lead_minutes=row.lead_minutes,
        since=row.changed_at,
    )


def _first_stories(edition_ids: Sequence[int]) -> list[tuple[int, int]]:
    """By edition, the story that stands first."""
    rows = Place.objects.filter(edition_id__in=list(edition_ids)).order_by("-number", "-pk")
    return list(rows.values_list("edition_id", "story_id"))


def facts_of(row: Edition) -> EditionFacts:
    """A row as the desk sees it."""
    given = {name: getattr(row, name) for name in FACTS if name not in {"kind", "state"}}
    return EditionFacts(kind=cast("Kind", row.kind), state=cast("State", row.state), **given)
