"""An item finds its running story, and may prove two of them to be one."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.outbox import announce
from wireroom.wire.events import ThreadsJoined
from wireroom.wire.models import Item, Thread, ThreadKey
from wireroom.wire.rules.threads import placement


def thread_for(*, provider: str, keys: frozenset[str]) -> int:
    """Give the thread of an item with these keys, made or joined from others as needed. In a transaction."""
    known = dict(ThreadKey.objects.filter(provider=provider, key__in=keys).values_list("key", "thread_id"))
    place = placement(keys, known=known)
    into = Thread.objects.create(provider=provider).pk if place.into is None else place.into
    ThreadKey.objects.bulk_create(
        ThreadKey(thread_id=into, provider=provider, key=key) for key in sorted(keys - known.keys())
    )
    if place.joined:
        _join(place.joined, into=into)
    return into


def _join(joined: Sequence[int], *, into: int) -> None:
    ThreadKey.objects.filter(thread_id__in=joined).update(thread_id=into)
    Item.objects.filter(thread_id__in=joined).update(thread_id=into)
    Thread.objects.filter(pk__in=joined).delete()
    announce(*(ThreadsJoined(thread_id=each, into_thread_id=into) for each in joined))
