"""An editor rules that a thread is two running stories."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.kernel.pulse import beat
from wireroom.wire.events import ThreadSplit
from wireroom.wire.flows.join_threads import keep_keys
from wireroom.wire.flows.refusals import UnableToRule
from wireroom.wire.models import Item, Thread, ThreadCut, ThreadKey, ThreadRuling
from wireroom.wire.queries.thread_rulings import lines_of_threads, standing_apart
from wireroom.wire.rules.threads_ruled import ALL_KEYS, Parting, part, ties_in


@transaction.atomic
def split_thread(*, item_ids: Collection[int], editor: str, now: datetime) -> int:
    """Rule that the lines of these items are a running story of their own; give the number of their new thread.

    A line goes with all its versions, those that come later too. It stands whatever arrives later: what names one
    of these lines under an id of its own stays where it was. Joining the two threads undoes it. Raises LookupError
    when there is no such item, UnableToRule when the items lie in several threads or nothing would remain.
    """
    thread, off = _chosen(item_ids)
    lines = lines_of_threads([thread.pk])
    if not lines.keys() - off:
        message = "All of the thread was chosen; leave at least one of its items where it is."
        raise UnableToRule(message)
    held = ThreadKey.objects.filter(thread=thread).values_list("key", flat=True)
    apart = standing_apart(lines, provider=thread.provider)
    new = _move(thread, off, part(lines, off=off, apart=apart, ties=ties_in(held)))
    ThreadRuling.objects.create(action="split", editor=editor, at=now, thread=thread.pk, other=new.pk)
    announce(ThreadSplit(thread_id=thread.pk, into_thread_id=new.pk))
    beat("wire")
    return new.pk


def _chosen(item_ids: Collection[int]) -> tuple[Thread, frozenset[str]]:
    rows = list(Item.objects.select_related("thread").filter(pk__in=item_ids))
    missing = sorted(set(item_ids) - {row.pk for row in rows})
    if missing or not rows:
        message = f"There is no wire item {missing[0]}." if missing else "No item was chosen."
        raise LookupError(message)
    threads = {row.thread_id for row in rows}
    if len(threads) > 1:
        message = f"These items lie in {len(threads)} threads; choose items of one thread."
        raise UnableToRule(message)
    return rows[0].thread, frozenset(row.stable_id for row in rows)


def _move(thread: Thread, off: frozenset[str], parting: Parting) -> Thread:
    new = Thread.objects.create(provider=thread.provider)
    Item.objects.filter(thread=thread, stable_id__in=off).update(thread=new)
    ThreadCut.objects.bulk_create(
        (ThreadCut(provider=thread.provider, stable_id=each, key=ALL_KEYS) for each in sorted(parting.cut)),
        ignore_conflicts=True,
    )
    keep_keys(thread.pk, parting.left, provider=thread.provider)
    keep_keys(new.pk, parting.gone, provider=thread.provider)
    return new
