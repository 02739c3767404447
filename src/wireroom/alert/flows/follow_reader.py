"""Devices of one reader follow the same: what is chosen on one, or in the account, is chosen on all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.alert.flows.sheets import move, names_of
from wireroom.alert.models import STORE, Subscription
from wireroom.alert.queries.devices import device_of
from wireroom.alert.rules.endpoints import digest_of
from wireroom.alert.rules.readers import ChoosesForItselfError, Device, UnknownDeviceError
from wireroom.alert.rules.topics import MOST_TOPICS, is_topic
from wireroom.reader import api as reader


def join_reader(*, endpoint: str, reader_id: int, now: datetime, by_hand: bool = False) -> Device:
    """Let a browser's subscription take its topics from a reader's account.

    What was chosen here is added to the account's when a browser of nobody's comes by itself. One that joins `by_hand`,
    or comes from another account, brings nothing along: it takes what the account has. One that chooses for itself
    joins only by hand. Raises UnknownDeviceError, ChoosesForItselfError.
    """
    row = _row(endpoint)
    if row.chooses and not by_hand:
        raise ChoosesForItselfError("This browser chooses for itself, as its reader wished in the account.")
    if row.reader_id != reader_id:
        Subscription.objects.filter(pk=row.pk).update(reader_id=reader_id, chooses=False, seen_at=now)
        if row.reader_id is None and not by_hand:
            reader.follow(reader_id=reader_id, keys=(*reader.followed(reader_id), *row.topics))
    if _bring_up(reader_id) or row.reader_id != reader_id:
        reader.tell_pages(reader_id=reader_id)
    return device_of(_row(endpoint))


def tell_reader(*, endpoint: str) -> None:
    """What was chosen on this device is chosen in the account it belongs to, if there is one."""
    row = Subscription.objects.filter(digest=digest_of(endpoint), reader_id__isnull=False).first()
    if row is not None and row.reader_id is not None:
        reader.follow(reader_id=row.reader_id, keys=row.topics)


def hear_following(*, reader_id: int) -> None:
    """Bring a reader's devices to what their account follows."""
    if _bring_up(reader_id):
        reader.tell_pages(reader_id=reader_id)


def part_from_reader(*, reader_id: int) -> None:
    """Let a reader's devices go their own ways, each with what it was told of last, until they are joined by hand."""
    Subscription.objects.filter(reader_id=reader_id).update(reader_id=None, chooses=True)
    reader.tell_pages(reader_id=reader_id)


def _bring_up(reader_id: int) -> bool:
    """Whether any device was behind its account."""
    topics = sorted(key for key in reader.followed(reader_id) if is_topic(key))[:MOST_TOPICS]
    behind = False
    with transaction.atomic(using=STORE):
        for row in Subscription.objects.select_for_update().filter(reader_id=reader_id):
            if row.topics != topics:
                behind = True
                before, row.topics = names_of(row), topics
                row.save(update_fields=["topics"])
                move(row.pk, before=before, after=names_of(row))
    return behind


def _row(endpoint: str) -> Subscription:
    row = Subscription.objects.filter(digest=digest_of(endpoint)).first()
    if row is None:
        raise UnknownDeviceError("This browser's subscription is not known here: subscribe again.")
    return row
