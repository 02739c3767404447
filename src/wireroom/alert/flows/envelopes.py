"""Envelopes: prepared in idle time, taken out before use, used once, thrown away when old or at a new start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db import connections

from wireroom.alert.adapters.sealing import MATERIAL, prepare
from wireroom.alert.models import STORE, Envelope, Subscription, writing

DAYS_KEPT = 30
A_SLICE = 250
"""So many are prepared in one go: some 40 ms of work."""


def take(ids: Sequence[int], *, now: datetime) -> dict[int, bytes]:
    """Take the envelopes of these subscriptions out of the table, for good, and give them.

    They are gone from it before anything is sealed: whatever happens after that, none is used twice.
    """
    oldest = day_of(now) - DAYS_KEPT
    found: dict[int, bytes] = {}
    with writing(), connections[STORE].cursor() as cursor:
        for at in range(0, len(ids), 1_000):
            part = ids[at : at + 1_000]
            marks = ",".join(map(str, map(int, part)))
            cursor.execute(
                f"DELETE FROM alert_envelope WHERE subscription_id IN ({marks})"
                " RETURNING subscription_id, material, made_on"
            )
            for pk, material, made_on in cursor.fetchall():
                if made_on >= oldest and len(material) == MATERIAL:
                    found[pk] = bytes(material)
    return found


def refill(*, after_id: int, now: datetime, most: int = A_SLICE) -> tuple[int, int]:
    """Prepare envelopes for subscriptions behind `after_id` that have none.

    Gives how many were made, and the last id looked at, 0 once all have been. The work is done before the
    transaction; whose keys changed meanwhile gets none this time.
    """
    wanting, last = _wanting(after_id, most)
    made = {pk: prepare(p256dh, auth) for pk, (p256dh, auth) in wanting.items()}
    if made:
        today = day_of(now)
        with writing():
            same = _keys(list(made))
            Envelope.objects.bulk_create(
                [
                    Envelope(subscription_id=pk, material=material, made_on=today)
                    for pk, material in made.items()
                    if same.get(pk) == wanting[pk]
                ],
                ignore_conflicts=True,
            )
    return len(made), last


def throw_away_old(*, now: datetime) -> int:
    """Throw away envelopes past their time; how many."""
    return Envelope.objects.filter(made_on__lt=day_of(now) - DAYS_KEPT).delete()[0]


def throw_all_away() -> int:
    """Throw every envelope away, as each start of the newsroom does; how many.

    A backup that was restored, or a power cut that undid what was written last, brings back envelopes that have
    sealed a message. None may seal a second one, and which those are nobody can tell.
    """
    with writing():
        return Envelope.objects.all().delete()[0]


def day_of(now: datetime) -> int:
    """The day, counted from 1970."""
    return (now.astimezone(UTC).date() - datetime(1970, 1, 1, tzinfo=UTC).date()).days


def _wanting(after_id: int, most: int) -> tuple[Mapping[int, tuple[bytes, bytes]], int]:
    with connections[STORE].cursor() as cursor:
        cursor.execute(
            "SELECT s.id, s.p256dh, s.auth FROM alert_subscription s"
            " LEFT JOIN alert_envelope e ON e.subscription_id = s.id"
            " WHERE s.id > %s AND e.subscription_id IS NULL ORDER BY s.id LIMIT %s",
            [after_id, most],
        )
        rows = cursor.fetchall()
    return {pk: (bytes(p256dh), bytes(auth)) for pk, p256dh, auth in rows}, rows[-1][0] if len(rows) == most else 0


def _keys(ids: list[int]) -> dict[int, tuple[bytes, bytes]]:
    rows = Subscription.objects.filter(pk__in=ids).values_list("pk", "p256dh", "auth")
    return {pk: (bytes(p256dh), bytes(auth)) for pk, p256dh, auth in rows}
