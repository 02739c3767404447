"""What the monitor shows: the newest items a search finds, how many there are, and what is new of running stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import connection

from wireroom.wire.models import Item
from wireroom.wire.queries.conditions import Condition, conditions
from wireroom.wire.queries.facts import filed
from wireroom.wire.rules.facts import FiledItem
from wireroom.wire.rules.search import Search
from wireroom.wire.rules.search_words import Words, sought
from wireroom.wire.rules.standing import Take

_ITEMS = "wire_item item INDEXED BY wire_item_monitor"
_NEVER = "item.id NOT IN (SELECT rowid FROM wire_item_words WHERE wire_item_words MATCH %s)"


def monitor_items(
    *,
    search: Search,
    now: datetime,
    also: Iterable[Condition] = (),
    before_id: int | None = None,
    after_id: int | None = None,
    limit: int = 50,
) -> tuple[FiledItem, ...]:
    """Give the newest items that the search finds, newest arrival first, between two items if these are given.

    `also` are the caller's own conditions. `limit` counts from the newest.
    """
    ids = _ids(search, now=now, also=also, before_id=before_id, after_id=after_id, limit=limit)
    found = Item.objects.select_related("feed").in_bulk(ids)
    return tuple(filed(found[each]) for each in ids)


def monitor_count(
    *, search: Search, now: datetime, most: int, also: Iterable[Condition] = (), after_id: int | None = None
) -> int:
    """Count the items that the search finds, up to `most`: more are not looked for."""
    return len(_ids(search, now=now, also=also, before_id=None, after_id=after_id, limit=most))


def newest_item_id() -> int:
    """The number of the item that arrived last; 0 while there is none."""
    return Item.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def busy_sections(*, most: int, among: int = 5_000) -> tuple[str, ...]:
    """Give the sections into which most of the last arrivals went, the busiest first."""
    newest = Item.objects.order_by("-pk").values_list("section", "feed__default_section")[:among]
    counted = Counter(section or default for section, default in newest)
    return tuple(section for section, _ in counted.most_common(most))


def takes_of_threads(*, thread_ids: Collection[int]) -> dict[int, tuple[Take, ...]]:
    """Give the takes of several running stories, in order of arrival, without their copy."""
    rows = Item.objects.filter(thread_id__in=set(thread_ids)).order_by("id")
    found: dict[int, list[Take]] = defaultdict(list)
    wanted = rows.values_list("thread_id", "id", "stable_id", "status", "classed", "conflict")
    for thread, item, stable_id, status, classed, conflict in wanted:
        found[thread].append(Take(item, stable_id, status, classed, conflict))
    return {thread: tuple(takes) for thread, takes in found.items()}


def threads_of_items(*, item_ids: Collection[int]) -> dict[int, int]:
    """The running story of each item, by the items' numbers; items that are not there are left out."""
    return dict(Item.objects.filter(pk__in=item_ids).values_list("pk", "thread_id"))


def _ids(
    search: Search,
    *,
    now: datetime,
    also: Iterable[Condition],
    before_id: int | None,
    after_id: int | None,
    limit: int,
) -> list[int]:
    words = sought(search.words)
    if words.find_nothing:
        return []
    wanted = [*conditions(search, now=now), *also]
    sql, given = _sql(words, wanted, [("<", before_id), (">", after_id)])
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, limit])
        return [row[0] for row in cursor.fetchall()]


def _sql(
    words: Words, wanted: Sequence[Condition], bounds: Sequence[tuple[str, int | None]]
) -> tuple[str, list[str | int]]:
    """By its words where there are any, for they are few; a condition is then looked up in the one index."""
    number = "wire_item_words.rowid" if words.match else "item.id"
    source = "wire_item_words" if words.match else _ITEMS
    if words.match and wanted:
        source = f"wire_item_words CROSS JOIN {_ITEMS} ON item.id = wire_item_words.rowid"
    every = [
        *([Condition("wire_item_words MATCH %s", (words.match,))] if words.match else ()),
        *([Condition(_NEVER, (words.never,))] if words.never else ()),
        *(Condition(f"{number} {order} %s", (bound,)) for order, bound in bounds if bound is not None),
        *wanted,
    ]
    where = " AND ".join(each.sql for each in every) or "1"
    given = [value for each in every for value in each.given]
    return f"SELECT {number} FROM {source} WHERE {where} ORDER BY {number} DESC LIMIT %s", given
