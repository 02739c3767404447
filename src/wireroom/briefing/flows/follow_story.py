"""What becomes of a story becomes of the editions it stands in: taken out, corrected, withdrawn."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from wireroom.briefing.flows.gather import wrong_copies
from wireroom.briefing.flows.press import part_with
from wireroom.briefing.models import Edition, Held, Place
from wireroom.briefing.rules.editions import OPEN, UNDER_WAY
from wireroom.briefing.rules.kinds import Kind
from wireroom.briefing.rules.series import ALL_SERIES, Series
from wireroom.kernel.site import current_site
from wireroom.story import api as story_room
from wireroom.theme.times import longdate

NEWSROOM = "the newsroom"
OLDER_THAN_ANY = 0
MOST_NAMED = 5


def hear_published(*, story_id: int, now: datetime) -> None:
    """A version of a story is out: where it corrects what was mailed, those are told who had the wrong one."""
    if not Held.objects.filter(story_id=story_id).exists():
        return
    versions = story_room.published_facts(now=now, story_id=story_id)
    last = next((each for each in reversed(versions) if each.kind == "correction"), None)
    if last is not None:
        _tell("correction", story_id=story_id, version=last.number, note=last.note, now=now)


def hear_gone(*, story_id: int, killed: bool, now: datetime) -> None:
    """A story left every surface: take it out of what has not left. After a kill, tell who was mailed it."""
    for row in Edition.objects.filter(places__story_id=story_id, state__in=OPEN | UNDER_WAY):
        part_with(row, {story_id}, now=now)
    if killed:
        highest = Held.objects.filter(story_id=story_id).aggregate(most=Max("version"))["most"]
        if highest is not None:
            _tell("withdrawal", story_id=story_id, version=highest + 1, note="", now=now)


def hear_joined(*, story_id: int, into_story_id: int) -> None:
    """A story proved to be part of another: editions lead there from now on."""
    with transaction.atomic():
        there = Place.objects.filter(story_id=into_story_id).values("edition_id")
        Place.objects.filter(story_id=story_id, edition__in=there).delete()
        Place.objects.filter(story_id=story_id).update(story_id=into_story_id)
        Held.objects.filter(story_id=story_id).update(story_id=into_story_id, version=OLDER_THAN_ANY)


def _tell(kind: Kind, *, story_id: int, version: int, note: str, now: datetime) -> None:
    """Order one edition for each list by which an older version was mailed, once. Safe to be told twice."""
    for series in ALL_SERIES:
        wrong = wrong_copies(story_id=story_id, version=version, on_list=series.key)
        if not wrong.exists() and not _may_be_leaving(story_id, on_list=series.key):
            continue
        with transaction.atomic():
            row, is_new = Edition.objects.get_or_create(
                kind=kind,
                on_list=series.key,
                story_id=story_id,
                story_version=version,
                defaults={
                    "state": "scheduled",
                    "note": note or _where_it_stood(story_id, series),
                    "composed_by": NEWSROOM,
                    "ordered_by": NEWSROOM,
                    "composed_at": now,
                    "due_at": now,
                },
            )
            if is_new and kind == "correction":
                Place.objects.create(edition=row, number=1, story_id=story_id)


def _where_it_stood(story_id: int, series: Series) -> str:
    """Say which letters had it, without a word of what it said."""
    held = Held.objects.filter(story_id=story_id, printing__edition__on_list=series.key)
    begun = held.order_by("-printing__edition__began_at").values_list("printing__edition__began_at", flat=True)
    days = [longdate(at, zone=current_site().zone) for at in begun.distinct()[:MOST_NAMED] if at]
    return f"It was in “{series.name}” of {' and of '.join(dict.fromkeys(days))}." if days else ""


def _may_be_leaving(story_id: int, *, on_list: str) -> bool:
    """Whether a letter with the story may be on its way now, and not written down: it will be, before this is sent."""
    return Held.objects.filter(
        story_id=story_id, printing__edition__on_list=on_list, printing__edition__state="sending"
    ).exists()
