"""What editors ruled about threads, and what their rulings apply to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import cast

from django.db.models import Q

from wireroom.wire.models import Item, ThreadCut, ThreadRuling
from wireroom.wire.queries.facts import wire_item
from wireroom.wire.rules.facts import Ruling, RulingAction
from wireroom.wire.rules.threads import thread_keys
from wireroom.wire.rules.threads_ruled import ALL_KEYS


def standing_apart(stable_ids: Collection[str], *, provider: str) -> frozenset[str]:
    """Which of these lines an editor took out of their threads."""
    cuts = ThreadCut.objects.filter(provider=provider, stable_id__in=stable_ids, key=ALL_KEYS)
    return frozenset(cuts.values_list("stable_id", flat=True))


def lines_of_threads(thread_ids: Iterable[int]) -> dict[str, frozenset[str]]:
    """The lines that lie in these threads of one provider, each with every key of every version."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in Item.objects.filter(thread_id__in=list(thread_ids)):
        found[row.stable_id] |= thread_keys(wire_item(row), stable_id=row.stable_id)
    return {each: frozenset(keys) for each, keys in found.items()}


def rulings(*, thread_id: int) -> tuple[Ruling, ...]:
    """Give what editors ruled about a thread, oldest first: also about threads that a ruling made part of it."""
    known, found = {thread_id}, dict[int, ThreadRuling]()
    while fresh := [row for row in _of(known) if row.pk not in found]:
        found |= {row.pk: row for row in fresh}
        known |= {each for row in fresh if row.action == "joined" for each in (row.thread, row.other)}
    return tuple(_ruling(found[each]) for each in sorted(found))


def _of(threads: Collection[int]) -> Iterable[ThreadRuling]:
    return ThreadRuling.objects.filter(Q(thread__in=threads) | Q(other__in=threads))


def _ruling(row: ThreadRuling) -> Ruling:
    action = cast("RulingAction", row.action)
    return Ruling(action=action, editor=row.editor, at=row.at, thread_id=row.thread, other_id=row.other)
