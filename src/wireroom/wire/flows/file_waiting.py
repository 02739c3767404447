"""What was received is filed, so that no feed and no backlog keeps the rest waiting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from django.db.models import Exists, OuterRef, QuerySet

from wireroom.wire.flows.file_batch import file_batch
from wireroom.wire.models import Delivery, Feed

log = structlog.get_logger(__name__)
SUSPECTS = 5


def file_waiting(*, now: datetime, limit: int = 50) -> int:
    """File received deliveries and say how many were done; 0 when none waits.

    What looks pressing goes first, the newest of it. Then every feed gets its share, of which most is its newest
    and some its oldest; what is chosen is filed in the order of arrival. A delivery whose reading was cut short
    before is filed by itself, so that it can harm only itself.
    """
    pressing = sorted(_waiting().filter(attempts=0, pressing=True).order_by("-id").values_list("pk", flat=True)[:limit])
    done = _file(pressing, now=now) + _file(_fresh(limit), now=now)
    suspects = _waiting().filter(attempts__gt=0).order_by("attempts", "id")[:SUSPECTS]
    alone = list(suspects.values_list("pk", flat=True))
    for each in alone:
        file_batch([each], now=now)
    return done + len(alone)


def _file(chosen: Sequence[int], *, now: datetime) -> int:
    """File these together; if the bytes of one cannot be had, each by itself, so that it keeps only itself waiting.

    Raises OSError when none could be filed: then it is the disk, and not one file.
    """
    try:
        return len(file_batch(chosen, now=now)) if chosen else 0
    except OSError:
        if len(chosen) == 1:
            raise
    faults = [fault for each in chosen if (fault := _fault_of(each, now=now))]
    if len(faults) == len(chosen):
        raise faults[0]
    return len(chosen) - len(faults)


def _fault_of(delivery_id: int, *, now: datetime) -> OSError | None:
    try:
        file_batch([delivery_id], now=now)
    except OSError as fault:
        log.warning("wire.bytes_out_of_reach", delivery=delivery_id, error=str(fault))
        return fault
    return None


def _waiting() -> QuerySet[Delivery]:
    return Delivery.objects.filter(state="received")


def _fresh(limit: int) -> list[int]:
    waiting = _waiting().filter(attempts=0)
    feeds = list(Feed.objects.filter(Exists(waiting.filter(feed=OuterRef("pk")))).values_list("pk", flat=True))
    share = max(2, limit // max(1, len(feeds)))
    return sorted({each for feed in feeds for each in _turn(waiting.filter(feed=feed), share=share)})


def _turn(waiting: QuerySet[Delivery], *, share: int) -> list[int]:
    ids, oldest = waiting.values_list("pk", flat=True), max(1, share // 4)
    return [*ids.order_by("id")[:oldest], *ids.order_by("-id")[: share - oldest]]
