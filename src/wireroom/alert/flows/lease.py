"""A worker holds a batch: leased for a while, renewed while it works, fenced off once another one holds it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from django.db.models import F, Q, QuerySet

from wireroom.alert.models import Alert, Batch
from wireroom.alert.rules.alerts import UNDER_WAY
from wireroom.alert.rules.kinds import MANNERS, AlertKind
from wireroom.alert.rules.outcomes import TO_SEND

LEASE = timedelta(seconds=10)
LEAST_URGENT = max(manner.rank for manner in MANNERS.values())
LONGEST_REST = timedelta(minutes=5)
PROVEN_WITHIN = timedelta(seconds=5)
"""How long others give way to an alert whose page is still being proven."""


class LeaseLostError(Exception):
    """Another worker holds the batch: what this one knows of it no longer counts."""


def claim(*, holder: str, now: datetime) -> Batch | None:
    """Take the most urgent batch that nobody holds and that is due; None when there is none.

    Nothing is taken that would have to give way to an alert whose page is just being proven.
    """
    for _ in range(20):
        found = _to_be_had(now).filter(rank__lte=_most_urgent_proving(now)).order_by("rank", "pk").first()
        if found is None:
            return None
        mine = Batch.objects.filter(pk=found.pk, fence=found.fence, is_open=True)
        if mine.update(fence=F("fence") + 1, holder=holder, leased_until=now + LEASE):
            found.fence += 1
            return found
    return None


def give_up_for(holder: str) -> int:
    """Free what a sender of this name held that is dead, for only one of a name lives; how many batches it was."""
    return Batch.objects.filter(is_open=True, holder=holder).exclude(leased_until=None).update(leased_until=None)


def write_down(batch: Batch, outcomes: bytes, *, now: datetime) -> None:
    """Write what came of a batch's messages so far, and hold it on. Raises LeaseLostError."""
    held = Batch.objects.filter(pk=batch.pk, fence=batch.fence)
    if not held.update(outcomes=outcomes, leased_until=now + LEASE):
        raise LeaseLostError


def let_go(batch: Batch, outcomes: bytes, *, rest: timedelta | None = None, now: datetime) -> None:
    """Give a batch back. What is unsettled is gone on with after a rest, longer each time unless `rest` says how long.

    Raises LeaseLostError.
    """
    is_open = TO_SEND in outcomes
    tries = batch.tries + (rest is None)
    pause = min(LONGEST_REST, timedelta(seconds=2 ** min(tries, 9))) if rest is None else rest
    held = Batch.objects.filter(pk=batch.pk, fence=batch.fence)
    if not held.update(
        outcomes=outcomes,
        is_open=is_open,
        leased_until=None,
        tries=tries,
        not_before=now + pause if is_open else None,
    ):
        raise LeaseLostError


def is_overtaken(batch: Batch, *, now: datetime) -> bool:
    """Whether something more urgent than this batch waits for a worker."""
    return _most_urgent_proving(now) < batch.rank or _to_be_had(now).filter(rank__lt=batch.rank).exists()


def next_due(*, now: datetime) -> datetime | None:
    """When the next batch may be gone on with: its rest is over, or the lease of whoever held it."""
    rests = Batch.objects.filter(is_open=True, not_before__gt=now).values_list("not_before", flat=True)
    leases = Batch.objects.filter(is_open=True, leased_until__gt=now).values_list("leased_until", flat=True)
    return min((each for rows in (rests, leases) for each in rows if each is not None), default=None)


def open_batches(alert_id: int) -> int:
    """How many batches of an alert are not settled."""
    return Batch.objects.filter(alert_id=alert_id, is_open=True).count()


def is_busy() -> bool:
    """Whether an alert is under way, so that idle work has to wait."""
    return Alert.objects.filter(state__in=UNDER_WAY).exists()


def _to_be_had(now: datetime) -> QuerySet[Batch]:
    """The batches that nobody holds and that are due."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    due = Q(not_before=None) | Q(not_before__lte=now)
    return Batch.objects.filter(free & due, is_open=True)


def _most_urgent_proving(now: datetime) -> int:
    kinds = Alert.objects.filter(state="proving", ordered_at__gt=now - PROVEN_WITHIN).values_list("kind", flat=True)
    return min((MANNERS[cast("AlertKind", kind)].rank for kind in kinds), default=LEAST_URGENT)
