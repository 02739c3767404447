"""Which items of different agencies seem to tell of the same event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from typing import cast

from django.db.models import Count, Q

from wireroom.wire.models import Item, Likeness, TellingWord
from wireroom.wire.rules.facts import LEVELS, Classed, Glimpse
from wireroom.wire.rules.likeness import Telling, from_kept

MOST_SHOWN = 3
COMMON = 60
"""A word that so many lines have tells too little to look for other items by it."""


def likenesses(*, item_ids: Iterable[int]) -> dict[int, tuple[tuple[Glimpse, float], ...]]:
    """Give for each of these items those of other agencies that seem to tell of its event, the likest first.

    At most three each, one for each running story; items without any are left out. A score is above 0, at most 1.
    """
    asked = set(item_ids)
    rows = Likeness.objects.select_related("item__feed", "other__feed").defer("item__facts", "other__facts")
    found: defaultdict[int, dict[int, tuple[Glimpse, float]]] = defaultdict(dict)
    for row in rows.filter(Q(item__in=asked) | Q(other__in=asked)).order_by("score", "id"):
        for one, other in ((row.item, row.other), (row.other, row.item)):
            if one.pk in asked:
                found[one.pk][other.thread_id] = (glimpse(other), row.score)
    return {each: tuple(_likest(found[each].values())) for each in sorted(found)}


def _likest(hints: Collection[tuple[Glimpse, float]]) -> list[tuple[Glimpse, float]]:
    return sorted(hints, key=lambda hint: (-hint[1], -hint[0].id))[:MOST_SHOWN]


def glimpse(row: Item) -> Glimpse:
    """An item as a hint at it shows it; `row` must come with its feed."""
    return Glimpse(
        id=row.pk,
        thread_id=row.thread_id,
        feed=row.feed.name,
        provider=row.provider,
        credit_name=row.feed.credit_name,
        headline=row.headline,
        level=LEVELS[row.level - 1],
        classed=cast("Classed", row.classed),
        received_at=row.received_at,
    )


def seen_in(words: Collection[str]) -> Mapping[str, int]:
    """In how many lines (all versions of one id) each word was seen lately, as a name or not."""
    rows = TellingWord.objects.filter(word__in=_either(words)).values_list("word").annotate(lines=Count("item"))
    counts = Counter[str]()
    for word, lines in rows.order_by():
        counts[word.removeprefix("~")] += lines
    return counts


def candidates(row: Item, words: Telling, *, seen: Mapping[str, int], within: timedelta, limit: int) -> dict[int, int]:
    """The items of other providers, with their threads, that share most words with one and came near to it in time."""
    rare = _either(word for word in words.all if seen.get(word, 0) <= COMMON)
    near = (row.received_at - within, row.received_at + within)
    rows = TellingWord.objects.filter(word__in=rare, item__received_at__range=near).exclude(item__provider=row.provider)
    shared = rows.values_list("item_id", "item__thread_id").annotate(shared=Count("id")).order_by("-shared", "-item_id")
    return {item: thread for item, thread, _ in shared[:limit]}


def telling_of(item_ids: Iterable[int]) -> dict[int, Telling]:
    """The telling words that are kept of items."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for item, word in TellingWord.objects.filter(item__in=list(item_ids)).values_list("item_id", "word"):
        found[item].add(word)
    return {item: from_kept(words) for item, words in found.items()}


def _either(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, f"~{word}")]
