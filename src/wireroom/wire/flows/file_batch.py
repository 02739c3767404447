"""Received deliveries become filed items: read outside the transaction, written in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime

import structlog
from django.db import OperationalError, transaction
from django.db.models import F, QuerySet

from wireroom.wire.adapters.archives import ARCHIVES
from wireroom.wire.adapters.readers.one_by_one import NOTHING_IN_IT
from wireroom.wire.adapters.reading_room import read_kept
from wireroom.wire.flows.file_enclosed import Unpacked, file_enclosed, unpack
from wireroom.wire.flows.file_items import Copy, file_items
from wireroom.wire.flows.file_picture import file_picture
from wireroom.wire.flows.quarantine import quarantine
from wireroom.wire.models import Delivery, Item, QuarantinedCopy
from wireroom.wire.rules.facts import Filing
from wireroom.wire.rules.item import Reading, Refusal

log = structlog.get_logger(__name__)
MOST_ATTEMPTS = 5
FATAL = Refusal(reason=f"Reading it stopped the newsroom {MOST_ATTEMPTS} times; it is not read again by itself.")
NOTHING = Refusal(reason="There is no item in it.")
MAY_BE_EMPTY = frozenset({"rss", "atom"})
"""What is looked at again and again, and sometimes has nothing to say."""


def file_batch(delivery_ids: Sequence[int], *, now: datetime) -> list[Filing]:
    """File these deliveries in the order of their arrival and say what became of each.

    One bad item is one quarantine entry, and its neighbours go on. A delivery that is filed already stays as it
    is. What is wrong with the machine and not with the copy (database locked, disk full) is raised as
    OperationalError or OSError, and the deliveries stay as received.
    """
    with _counted(delivery_ids) as waiting:
        unpacked = {delivery.pk: unpack(_read(delivery)) for delivery in waiting}
        readings = [(delivery, unpacked[delivery.pk][0]) for delivery in waiting]
        with transaction.atomic():
            still = set(_received(delivery_ids).values_list("pk", flat=True))
            readings = [each for each in readings if each[0].pk in still]
            inside = {each.pk: _file_files(each, reading, unpacked[each.pk][1]) for each, reading in readings}
            done = {filing.delivery_id: filing for filing in _file(readings, inside, now=now)}
            _note_ends([delivery for delivery, _ in readings])
    return [done.get(each) or _as_filed_before(each) for each in delivery_ids]


def _note_ends(deliveries: Sequence[Delivery]) -> None:
    """Most of a batch ends alike, so this is one update for each way to end."""
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for delivery in deliveries:
        alike[delivery.format, delivery.state].append(delivery.pk)
    for (form, state), numbers in alike.items():
        Delivery.objects.filter(pk__in=numbers).update(format=form, state=state)


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
    return read_kept(sha256=delivery.sha256, zone=delivery.feed.zone, format=delivery.feed.format, name=delivery.name)


def _file(
    readings: Sequence[tuple[Delivery, Reading]], inside: Mapping[int, tuple[int, ...]], *, now: datetime
) -> list[Filing]:
    refusals = {delivery.pk: _refusals(reading) for delivery, reading in readings}
    filed: defaultdict[int, list[int]] = defaultdict(list)
    for provider, copies in _by_provider(readings).items():
        for copy, outcome in zip(copies, _file_copies(copies, provider), strict=True):
            if isinstance(outcome, Refusal):
                refusals[copy.delivery.pk].append(outcome)
            else:
                filed[copy.delivery.pk].append(outcome)
    return [
        replace(_settle(each, reading, filed[each.pk], refusals[each.pk], now=now), inside=inside[each.pk])
        for each, reading in readings
    ]


def _refusals(reading: Reading) -> list[Refusal]:
    if reading.format in MAY_BE_EMPTY and [each.reason for each in reading.refusals] == [NOTHING_IN_IT]:
        return []
    if not reading.items and not reading.refusals and not _is_picture(reading) and reading.format not in ARCHIVES:
        return [NOTHING]
    return list(reading.refusals)


def _file_files(delivery: Delivery, reading: Reading, unpacked: tuple[Unpacked, ...]) -> tuple[int, ...]:
    """Keep the picture that a delivery is, by its own name and by that of its item, and the files that came inside it.

    Those that wait to be read are given by their ids.
    """
    if _is_picture(reading):
        file_picture(delivery, name=delivery.name)
        for picture in (picture for item in reading.items for picture in item.pictures if picture.href):
            file_picture(delivery, name=picture.href or "")
    return file_enclosed(delivery, unpacked)


def _is_picture(reading: Reading) -> bool:
    return (reading.format or "").startswith("image/")


def _by_provider(readings: Sequence[tuple[Delivery, Reading]]) -> dict[str, list[Copy]]:
    found: defaultdict[str, list[Copy]] = defaultdict(list)
    for delivery, reading in readings:
        for position, item in enumerate(reading.items):
            found[delivery.feed.provider].append(Copy(delivery=delivery, item=item, position=position))
    return found


def _file_copies(copies: Sequence[Copy], provider: str) -> list[int | Refusal]:
    """File together what can be; what fails is tried one by one, so that one bad item harms only itself."""
    try:
        with transaction.atomic():
            return [*file_items(copies, provider=provider)]
    except OperationalError:
        raise
    except Exception as error:
        if len(copies) > 1:
            return [outcome for copy in copies for outcome in _file_copies([copy], provider)]
        log.warning("wire.item_not_filed", delivery=copies[0].delivery.pk, exc_info=True)
        return [Refusal(reason=f"It was read but could not be filed: {error!r}", item=copies[0].position)]


def _settle(
    delivery: Delivery, reading: Reading, filed: Sequence[int], refusals: Sequence[Refusal], *, now: datetime
) -> Filing:
    new = tuple(filter(None, filed))
    quarantine(delivery, refusals, now=now)
    delivery.format = reading.format or ""
    delivery.state = "quarantined" if refusals else "filed" if new or not filed else "repeat"
    return Filing(
        delivery_id=delivery.pk,
        state=delivery.state,
        item_ids=new,
        repeats=len(filed) - len(new),
        quarantined=len(refusals),
    )


def _as_filed_before(delivery_id: int) -> Filing:
    delivery = Delivery.objects.get(pk=delivery_id)
    items = Item.objects.filter(delivery=delivery).order_by("position").values_list("pk", flat=True)
    entries = QuarantinedCopy.objects.filter(delivery=delivery, state="waiting")
    return Filing(delivery_id=delivery_id, state=delivery.state, item_ids=tuple(items), quarantined=entries.count())
