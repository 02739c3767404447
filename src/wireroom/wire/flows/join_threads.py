"""Items find their running stories, and may prove two of them to be one."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.outbox import announce
from wireroom.wire.events import ThreadsJoined
from wireroom.wire.models import Item, Thread, ThreadKey
from wireroom.wire.rules.threads import Strand, strands


def threads_for(keys_of: Sequence[frozenset[str]], *, provider: str) -> list[int]:
    """Give the threads of items with these keys, made or joined as needed. In a transaction."""
    keys = sorted(frozenset[str]().union(*keys_of))
    known = dict(ThreadKey.objects.filter(provider=provider, key__in=keys).values_list("key", "thread_id"))
    found = strands(keys_of, known=known)
    placed = [0] * len(keys_of)
    new_keys = []
    for strand, thread in zip(found, _threads(found, provider), strict=True):
        for position in strand.members:
            placed[position] = thread
        unknown = sorted(strand.keys - known.keys())
        new_keys += [ThreadKey(thread_id=thread, provider=provider, key=key) for key in unknown]
    ThreadKey.objects.bulk_create(new_keys)
    return placed


def _threads(found: Sequence[Strand], provider: str) -> list[int]:
    new = iter(Thread.objects.bulk_create(Thread(provider=provider) for each in found if not each.threads))
    return [_join(strand) if strand.threads else next(new).pk for strand in found]


def _join(strand: Strand) -> int:
    into, *joined = strand.threads
    if joined:
        ThreadKey.objects.filter(thread_id__in=joined).update(thread_id=into)
        Item.objects.filter(thread_id__in=joined).update(thread_id=into)
        Thread.objects.filter(pk__in=joined).delete()
        announce(*(ThreadsJoined(thread_id=each, into_thread_id=into) for each in joined))
    return into
