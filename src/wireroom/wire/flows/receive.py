"""Copy arrives: keep its bytes and note that they came, before anything tries to understand them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.db import transaction

from wireroom.wire.adapters import raw_store
from wireroom.wire.flows.manage_feeds import feed_called
from wireroom.wire.models import Delivery, Feed
from wireroom.wire.rules.facts import Receipt
from wireroom.wire.rules.haste import looks_pressing
from wireroom.wire.rules.names import shown_name

AT_ONCE = 8


def receive(*, feed: str, name: str, data: bytes, now: datetime) -> Receipt:
    """Keep the bytes of one delivery; the very same bytes again on the feed are a repeat and change nothing.

    Raises ValueError for a name no feed may have.
    """
    return receive_many(feed=feed, files=[(name, data)], now=now)[0]


def receive_many(*, feed: str, files: Sequence[tuple[str, bytes]], now: datetime) -> list[Receipt]:
    """Keep several deliveries of a feed in one transaction, in the given order."""
    if not files:
        return []
    hashes = keep_bytes(files)
    with transaction.atomic():
        return note_deliveries(feed_called(feed), files, hashes, now=now)


def note_deliveries(
    home: Feed, files: Sequence[tuple[str, bytes]], hashes: Sequence[str], *, now: datetime
) -> list[Receipt]:
    """Note deliveries whose bytes are kept already, in the transaction of whoever calls."""
    known = _known(home, hashes)
    new = _new(home, files, hashes, known=known, now=now)
    known |= {delivery.sha256: delivery.pk for delivery in Delivery.objects.bulk_create(new.values())}
    if new:
        Feed.objects.filter(pk=home.pk).update(last_arrival_at=now)
    return [
        Receipt(delivery_id=known[sha256], sha256=sha256, repeated=number not in new)
        for number, sha256 in enumerate(hashes)
    ]


def keep_bytes(files: Sequence[tuple[str, bytes]]) -> list[str]:
    """Put the bytes of files on the disk for good, before any transaction; their hashes. Raises OSError."""
    return _keep_all(data for _, data in files)


def _keep_all(pieces: Iterable[bytes]) -> list[str]:
    waiting = list(pieces)
    if len(waiting) == 1:
        return [raw_store.keep(waiting[0])]
    with ThreadPoolExecutor(AT_ONCE) as pool:  # the disk is what takes time
        return list(pool.map(raw_store.keep, waiting))


def _known(home: Feed, hashes: Sequence[str]) -> dict[str, int]:
    found = Delivery.objects.filter(feed=home, sha256__in=hashes).values_list("sha256", "pk")
    return dict(found)


def _new(
    home: Feed, files: Sequence[tuple[str, bytes]], hashes: Sequence[str], *, known: dict[str, int], now: datetime
) -> dict[int, Delivery]:
    """The deliveries to note, by their place among the files: each hash once, and none that is known."""
    seen = set(known)
    found: dict[int, Delivery] = {}
    for number, ((name, data), sha256) in enumerate(zip(files, hashes, strict=True)):
        if sha256 not in seen:
            seen.add(sha256)
            found[number] = Delivery(
                feed=home,
                name=shown_name(name),
                sha256=sha256,
                bytes=len(data),
                received_at=now,
                pressing=looks_pressing(data),
            )
    return found
