"""Received deliveries become filed items: read outside the transaction, written in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

import structlog
from django.db import OperationalError, transaction
from django.db.models import F, QuerySet

from wireroom.wire.adapters.reading_room import read_kept
from wireroom.wire.flows.file_item import file_item
from wireroom.wire.flows.file_picture import file_picture
from wireroom.wire.flows.quarantine import quarantine
from wireroom.wire.models import Delivery, Item, QuarantinedCopy
from wireroom.wire.rules.facts import Filing
from wireroom.wire.rules.item import Reading, Refusal, WireItem

log = structlog.get_logger(__name__)
MOST_ATTEMPTS = 5
FATAL = Refusal(reason=f"Reading it stopped the newsroom {MOST_ATTEMPTS} times; it is not read again by itself.")
NOTHING = Refusal(reason="There is no item in it.")


def file_batch(delivery_ids: Sequence[int], *, now: datetime) -> list[Filing]:
    """File these deliveries in the order of their arrival and say what became of each.

    One bad item is one quarantine entry, and its neighbours go on. A delivery that is filed already stays as it
    is. What is wrong with the machine and not with the copy (database locked, disk full) is raised as
    OperationalError or OSError, and the deliveries stay as received.
    """
    done: dict[int, Filing] = {}
    with _counted(delivery_ids) as waiting:
        readings = [(delivery, _read(delivery)) for delivery in waiting]
        with transaction.atomic():
            still = set(_received(delivery_ids).values_list("pk", flat=True))
            for delivery, reading in readings:
                if delivery.pk in still:
                    done[delivery.pk] = _file(delivery, reading, now=now)
    return [done.get(each) or _as_filed_before(each) for each in delivery_ids]


def _received(delivery_ids: Sequence[int]) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk__in=delivery_ids, state="received")


@contextmanager
def _counted(delivery_ids: Sequence[int]) -> Iterator[list[Delivery]]:
    """Count the attempt before it is made, so that a delivery which kills its reader is known by it."""
    waiting = list(_received(delivery_ids).select_related("feed").order_by("id"))
    _received(delivery_ids).update(attempts=F("attempts") + 1)
    try:
        yield waiting
    except (OperationalError, OSError):
        with suppress(OperationalError):
            _received(delivery_ids).filter(attempts__gt=0).update(attempts=F("attempts") - 1)
        raise


def _read(delivery: Delivery) -> Reading:
    if delivery.attempts >= MOST_ATTEMPTS:
        return Reading(format=None, refusals=(FATAL,))
    return read_kept(sha256=delivery.sha256, zone=delivery.feed.zone)


def _file(delivery: Delivery, reading: Reading, *, now: datetime) -> Filing:
    refusals = list(reading.refusals)
    if (reading.format or "").startswith("image/"):
        file_picture(delivery)
    elif not reading.items and not refusals:
        refusals.append(NOTHING)
    outcomes = [_file_one(delivery, item, position, refusals) for position, item in enumerate(reading.items)]
    new = tuple(each for each in outcomes if each)
    quarantine(delivery, refusals, now=now)
    delivery.format = reading.format or ""
    delivery.state = "quarantined" if refusals else "repeat" if reading.items and not new else "filed"
    delivery.save(update_fields=["format", "state"])
    return Filing(
        delivery_id=delivery.pk,
        state=delivery.state,
        item_ids=new,
        repeats=outcomes.count(0),
        quarantined=len(refusals),
    )


def _file_one(delivery: Delivery, item: WireItem, position: int, refusals: list[Refusal]) -> int | None:
    """File one item; 0 for a repeat, None when it had to be refused."""
    try:
        with transaction.atomic():
            return file_item(delivery, item, position=position) or 0
    except OperationalError:
        raise
    except Exception as error:  # whatever is wrong with one item, its neighbours are filed
        log.warning("wire.item_not_filed", delivery=delivery.pk, position=position, exc_info=True)
        refusals.append(Refusal(reason=f"It was read but could not be filed: {error!r}", item=position))
        return None


def _as_filed_before(delivery_id: int) -> Filing:
    delivery = Delivery.objects.get(pk=delivery_id)
    items = Item.objects.filter(delivery=delivery).order_by("position").values_list("pk", flat=True)
    entries = QuarantinedCopy.objects.filter(delivery=delivery, state="waiting")
    return Filing(delivery_id=delivery_id, state=delivery.state, item_ids=tuple(items), quarantined=entries.count())
