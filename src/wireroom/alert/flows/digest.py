"""In the morning, readers hear once of what their quiet hours or their cap held back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pyroaring import BitMap

from wireroom.alert.flows.order import order_as_made
from wireroom.alert.flows.sheets import change
from wireroom.alert.models import Alert, Named, Profile, writing
from wireroom.alert.queries.audience import told_by
from wireroom.alert.queries.devices import rest_of
from wireroom.alert.queries.sheets import members, sheets
from wireroom.alert.rules.digest import digest_words, shares_of
from wireroom.alert.rules.rest import last_morning
from wireroom.story import api as story_room

LONGEST_NIGHT = timedelta(hours=30)
LATE = timedelta(hours=3)
"""A morning that nobody was there to greet is let pass after so long."""
MOST_STORIES = 8
COMPOSER = "the morning"


def mornings(*, now: datetime) -> list[int]:
    """The profiles whose morning has come since they were last looked at."""
    return [
        row.pk
        for row in Profile.objects.all()
        if row.digest_at is None or row.digest_at < last_morning(rest_of(row), now=now)
    ]


def gather_digests(*, now: datetime) -> list[int]:
    """Order the digests of every morning that has come; the alerts that were made. Run again, it makes none twice."""
    due = mornings(now=now)
    if not due:
        return []
    with writing():
        rows = list(Profile.objects.select_for_update().filter(pk__in=due))
        waking = BitMap()
        for row in rows:
            morning = last_morning(rest_of(row), now=now)
            if row.digest_at is not None and row.digest_at >= morning:
                continue
            if row.digest_at is not None and now - morning <= LATE:
                waking |= members(f"rest:{row.pk}")
            row.digest_at = now
            row.save(update_fields=["digest_at"])
        return _order_digests(waking, now=now) if waking else []


def _order_digests(waking: BitMap, *, now: datetime) -> list[int]:
    recent = list(
        Alert.objects.filter(
            state__in=("sending", "sent"),
            ordered_at__gt=now - LONGEST_NIGHT,
            kind__in=("breaking", "update"),
            dry=False,
        ).order_by("-ordered_at")
    )
    last_of_each = {row.tag: row for row in reversed(recent)}.values()
    latest = [row for row in last_of_each if _is_as_it_stands(row, now=now)][-MOST_STORIES:]
    held = {row.pk: _held(row, recent) & waking for row in latest}
    made = []
    for told, who in shares_of([(row.pk, held[row.pk]) for row in latest]):
        made.append(_order([row for row in latest if row.pk in told], who, now=now))
    taken = {f"held:{row.pk}": waking for row in recent}
    change(put={}, take=taken)
    return made


def _is_as_it_stands(row: Alert, *, now: datetime) -> bool:
    """Bring what an alert said to where its story stands; False when readers cannot see that any more."""
    if row.story_id is None:
        return True
    found = story_room.published_story(story_id=row.story_id, now=now)
    if found is None:
        return False
    if found.current.number != row.story_version:
        row.title, row.path, row.story_version = found.current.headline, found.path, found.current.number
    return True


def _held(latest: Alert, recent: Sequence[Alert]) -> BitMap:
    """Who was held back from a story's alerts, and has been told of none of them since."""
    same = [row.pk for row in recent if row.tag == latest.tag]
    held = BitMap.union(BitMap(), *sheets([f"held:{pk}" for pk in same]).values())
    return held - told_by(same)


def _order(rows: Sequence[Alert], who: BitMap, *, now: datetime) -> int:
    title, body = digest_words([row.title for row in rows])
    only = rows[0] if len(rows) == 1 else None
    digest = Alert(
        kind="digest",
        tag=only.tag if only else f"digest{now:%Y%m%d}",
        story_id=only.story_id if only else None,
        story_version=only.story_version if only else None,
        title=title,
        body=body,
        path=only.path if only else "/",
        language=rows[0].language,
    )
    order_as_made(digest, by=COMPOSER, now=now)
    if only is None:
        Named.objects.bulk_create(
            [
                Named(alert=digest, story_id=row.story_id, story_version=row.story_version or 0)
                for row in rows
                if row.story_id is not None
            ]
        )
    change(put={f"to:{digest.pk}": who}, take={})
    return digest.pk
