"""Hand waiting events to their listeners."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Q

from wireroom.kernel.events import Event
from wireroom.kernel.models import Errand
from wireroom.kernel.outbox.subscription import Lane, Subscriber, event_type_named, registered

log = structlog.get_logger(__name__)
LONGEST_PAUSE = timedelta(minutes=5)


def deliver(*, lane: Lane, now: datetime) -> int:
    """Run one batch of errands for each listener of the lane; say how many were done.

    A failing batch is run again one by one, so that one bad event holds up only itself: it is tried again
    after a growing pause, for ever, and its error stays readable in the table.
    """
    return sum(_deliver_to(subscriber, now=now) for subscriber in registered() if subscriber.lane == lane)


def _deliver_to(subscriber: Subscriber, *, now: datetime) -> int:
    errands = list(
        Errand.objects.filter(subscriber=subscriber.name)
        .filter(Q(not_before=None) | Q(not_before__lte=now))
        .order_by("rank", "id")[: subscriber.batch]
    )
    if not errands:
        return 0
    try:
        _run(subscriber, errands)
    except Exception as fault:  # any listener's fault must not stop its neighbours
        if len(errands) == 1:
            return _postpone(subscriber, errands[0], fault, now=now)
        log.warning("outbox.batch_failed", subscriber=subscriber.name, errands=len(errands), exc_info=True)
        return sum(_run_alone(subscriber, errand, now=now) for errand in errands)
    return len(errands)


def _run_alone(subscriber: Subscriber, errand: Errand, *, now: datetime) -> int:
    try:
        _run(subscriber, [errand])
    except Exception as fault:  # noqa: BLE001 - this one waits, the others go on
        return _postpone(subscriber, errand, fault, now=now)
    return 1


def _run(subscriber: Subscriber, errands: Sequence[Errand]) -> None:
    events: list[Event] = [event_type_named(errand.event)(**errand.payload) for errand in errands]
    done = Errand.objects.filter(pk__in=[errand.pk for errand in errands])
    if subscriber.atomic:
        with transaction.atomic():
            subscriber.handle(events)
            done.delete()
    else:
        subscriber.handle(events)
        done.delete()


def _postpone(subscriber: Subscriber, errand: Errand, fault: Exception, *, now: datetime) -> int:
    log.error("outbox.errand_failed", subscriber=subscriber.name, errand=errand.event, id=errand.pk, exc_info=fault)
    errand.attempts += 1
    errand.not_before = now + min(LONGEST_PAUSE, timedelta(seconds=2 ** min(errand.attempts, 9)))
    errand.error = "".join(traceback.format_exception(fault, limit=-3))
    errand.save(update_fields=["attempts", "not_before", "error"])
    return 0
