"""What becomes of a story becomes of its alerts: a flash rings by rule, a correction and a kill reach who was told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from wireroom.alert.flows.compose import compose, suggest
from wireroom.alert.flows.correct import NEWSROOM, correct_alerts
from wireroom.alert.flows.order import halt, order, order_as_made
from wireroom.alert.models import Alert, Named, writing
from wireroom.alert.queries.alerts import flash_rule
from wireroom.alert.rules.aim import Aim
from wireroom.alert.rules.alerts import OPEN, UNDER_WAY, Words
from wireroom.alert.rules.flash import rings
from wireroom.story import api as story_room
from wireroom.story.api import VersionFacts

RULE = "the flash rule"
FRESH = timedelta(minutes=10)
WITHDRAWN = "This report has been withdrawn"
WITHDRAWN_FROM_LIST = "A report in this list has been withdrawn"
WITHDRAWN_BODY = "We alerted you to a report that we no longer stand by. The page says more."


def hear_published(*, story_id: int, now: datetime) -> None:
    """A version of a story is out: alert by rule if it is a flash, or correct what readers were told.

    By the time this is heard, a later version may be out: what a correction before it corrected is as wrong as it was.
    """
    found = story_room.published_story(story_id=story_id, now=now)
    if found is None:
        return
    told = Alert.objects.filter(story_id=story_id, dry=False).exclude(state__in=("failed", "cancelled"))
    if not told.exists() and rings(flash_rule(), found, now=now, fresh=FRESH):
        _, words, _ = suggest(story_id=story_id, now=now)
        _send(story_id=story_id, version=found.current.number, words=words, aim=flash_rule().aim, now=now)
    elif (correction := _last_correction(story_id, now=now)) is not None:
        correct_alerts(story_id=story_id, correction=correction, now=now)


def hear_gone(*, story_id: int, killed: bool, now: datetime) -> None:
    """A story left every surface: stop what has not been sent, and replace what is shown. Safe to be told twice."""
    with writing():
        naming_it = Q(pk__in=Named.objects.filter(story_id=story_id).values("alert_id"))
        telling = Alert.objects.select_for_update().filter(Q(story_id=story_id) | naming_it, dry=False)
        rows = list(telling.order_by("pk"))
        for row in rows:
            if row.state in (*OPEN, *UNDER_WAY) and row.kind != "kill":
                halt(row, why="Its story was killed." if killed else "Its story was withheld.", now=now)
        for row in _still_shown(rows):
            _withdraw(row, story_id=story_id, now=now)


def hear_joined(*, story_id: int, into_story_id: int) -> None:
    """A story proved to be part of another: its alerts are the other's from now on, each under its own tag."""
    with writing():
        Alert.objects.filter(story_id=story_id).update(story_id=into_story_id)
        Named.objects.filter(story_id=story_id).update(story_id=into_story_id)


def _send(*, story_id: int, version: int, words: Words, aim: Aim, now: datetime) -> None:
    made = compose(kind="breaking", words=words, aim=aim, by=RULE, now=now, story_id=story_id, story_version=version)
    order(alert_id=made.id, by=RULE, now=now)


def _last_correction(story_id: int, *, now: datetime) -> VersionFacts | None:
    """The last correction of a story that somebody may have been alerted to."""
    if not Alert.objects.filter(story_id=story_id).exists() and not Named.objects.filter(story_id=story_id).exists():
        return None
    versions = story_room.published_facts(story_id=story_id, now=now)
    return next((each for each in reversed(versions) if each.kind == "correction"), None)


def _still_shown(rows: Iterable[Alert]) -> list[Alert]:
    """Under each tag, the last alert that readers were told, unless a kill of it has been ordered already."""
    last: dict[str, Alert] = {}
    for row in sorted(rows, key=lambda row: row.version):
        if row.kind == "kill" and row.state != "failed":
            last.pop(row.tag, None)
        elif row.began_at:
            last[row.tag] = row
    return list(last.values())


def _withdraw(row: Alert, *, story_id: int, now: datetime) -> None:
    """Replace what is shown under a tag; it shows something, for some browsers punish a silent message."""
    kill = Alert(
        kind="kill",
        tag=row.tag,
        story_id=story_id,
        story_version=row.story_version,
        title=WITHDRAWN if row.story_id == story_id else WITHDRAWN_FROM_LIST,
        body=WITHDRAWN_BODY,
        path=row.path,
        language="en",
    )
    order_as_made(kill, by=NEWSROOM, now=now)
