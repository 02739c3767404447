"""Threads become one: because items prove it, or because an editor rules it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.kernel.pulse import beat
from wireroom.wire.events import ThreadsJoined
from wireroom.wire.flows.refusals import UnableToRule
from wireroom.wire.models import Item, Thread, ThreadCut, ThreadKey, ThreadRuling
from wireroom.wire.queries.thread_rulings import lines_of_threads, standing_apart
from wireroom.wire.rules.threads import Strand, strands
from wireroom.wire.rules.threads_ruled import Lines, join, ties_in


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


@transaction.atomic
def join_threads(*, thread_id: int, with_thread_id: int, editor: str, now: datetime) -> int:
    """Rule that two threads of one provider are one running story; give the older one's number, which goes on.

    It stands whatever arrives later; splitting the same lines again undoes it. Raises LookupError when there is no
    such thread, UnableToRule for threads of two providers or one and the same.
    """
    provider = _provider_of(thread_id, with_thread_id)
    lines = lines_of_threads([thread_id, with_thread_id])
    apart = standing_apart(lines, provider=provider)
    held = ThreadKey.objects.filter(thread_id__in=[thread_id, with_thread_id]).values_list("key", flat=True)
    joining = join(
        lines,
        apart=apart,
        ties=ties_in(held),
        elsewhere=_held_elsewhere(lines, apart, provider=provider, by=(thread_id, with_thread_id)),
    )
    ThreadCut.objects.filter(provider=provider, stable_id__in=joining.lifted).delete()
    into = _unite(sorted((thread_id, with_thread_id)))
    keep_keys(into, joining.keys, provider=provider)
    ThreadRuling.objects.create(action="joined", editor=editor, at=now, thread=thread_id, other=with_thread_id)
    beat("wire")
    return into


def keep_keys(thread_id: int, keys: Iterable[str], *, provider: str) -> None:
    """Let a thread be found by these keys and no others."""
    ThreadKey.objects.filter(thread_id=thread_id).delete()
    ThreadKey.objects.bulk_create(ThreadKey(thread_id=thread_id, provider=provider, key=key) for key in sorted(keys))


def _provider_of(one: int, other: int) -> str:
    providers = dict(Thread.objects.filter(pk__in=[one, other]).values_list("pk", "provider"))
    for each in (one, other):
        if each not in providers:
            message = f"There is no thread {each}; it may have been joined to another: reload the list."
            raise LookupError(message)
    if one == other:
        message = "These items lie in one thread already; nothing is left to join."
        raise UnableToRule(message)
    if providers[one] != providers[other]:
        message = (
            f"Thread {one} is of {providers[one]} and thread {other} of {providers[other]};"
            " only threads of one provider can be joined."
        )
        raise UnableToRule(message)
    return providers[one]


def _held_elsewhere(lines: Lines, apart: Iterable[str], *, provider: str, by: Sequence[int]) -> frozenset[str]:
    """The keys of lines that stand apart which lead to a third thread."""
    keys = frozenset[str]().union(*(lines[each] for each in apart))
    known = ThreadKey.objects.filter(provider=provider, key__in=keys).exclude(thread_id__in=by)
    return frozenset(known.values_list("key", flat=True))


def _threads(found: Sequence[Strand], provider: str) -> list[int]:
    new = iter(Thread.objects.bulk_create(Thread(provider=provider) for each in found if not each.threads))
    return [_unite(strand.threads) if strand.threads else next(new).pk for strand in found]


def _unite(threads: Sequence[int]) -> int:
    into, *joined = threads
    if joined:
        ThreadKey.objects.filter(thread_id__in=joined).update(thread_id=into)
        Item.objects.filter(thread_id__in=joined).update(thread_id=into)
        Thread.objects.filter(pk__in=joined).delete()
        announce(*(ThreadsJoined(thread_id=each, into_thread_id=into) for each in joined))
    return into
