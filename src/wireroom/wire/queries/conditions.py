"""A search as conditions in SQL over `item`, every one answered by the index `wire_item_monitor` alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from wireroom.kernel.site import current_site
from wireroom.wire.models import Feed
from wireroom.wire.rules.facts import LEVELS
from wireroom.wire.rules.search import Picked, Search
from wireroom.wire.rules.since import since_moment

_PLACES: dict[str, int] = {level: place for place, level in enumerate(LEVELS, 1)}


class Condition(NamedTuple):
    """SQL over `item` (`item.id`, `item.thread_id`), with `%s` for each value `given`. Never text from outside."""

    sql: str
    given: tuple[str | int, ...] = ()


def conditions(search: Search, *, now: datetime) -> list[Condition]:
    """All that the search asks for but its words, `viewed` and `claimed`."""
    return [*_of_feeds(search), *_of_section(search.section), *_of_columns(search), *_of_marks(search, now=now)]


def _of_feeds(search: Search) -> Iterator[Condition]:
    known = list(Feed.objects.values_list("pk", "name", "provider"))
    if search.feed:
        yield from _picked("item.feed_id", search.feed, lambda name: [pk for pk, feed, _ in known if feed == name])
    if search.provider:
        yield from _picked("item.feed_id", search.provider, lambda name: [pk for pk, _, own in known if own == name])


def _of_columns(search: Search) -> Iterator[Condition]:
    yield from _picked("item.level", search.level, lambda level: [_PLACES[level]])
    for name in ("classed", "status", "kind"):
        yield from _picked(f"item.{name}", search.facet(name), lambda value: [value])
    if search.language:
        yield from _of_language(search.language)


def _picked(column: str, picked: Picked, values: Callable[[str], Sequence[str | int]]) -> Iterator[Condition]:
    for order, names in (("IN", picked.wanted), ("NOT IN", picked.unwanted)):
        if names:
            given = tuple(value for name in names for value in values(name))
            yield Condition(f"{column} {order} ({_marks(given)})", given)


def _of_language(picked: Picked) -> Iterator[Condition]:
    """A language means its varieties too: `en` finds `en-GB`."""
    for never, names in (("", picked.wanted), ("NOT ", picked.unwanted)):
        if names:
            each = " OR ".join("lower(item.language) = %s OR lower(item.language) LIKE %s" for _ in names)
            yield Condition(f"{never}({each})", tuple(text for name in names for text in (name, f"{name}-%")))


def _of_section(picked: Picked) -> Iterator[Condition]:
    """Where the feed's rules put an item, else where the feed's copy goes by default."""
    if not picked:
        return
    defaults = list(Feed.objects.values_list("pk", "default_section"))
    for never, names in (("", picked.wanted), ("NOT ", picked.unwanted)):
        if names:
            feeds = tuple(pk for pk, section in defaults if section in names)
            sql = f"(item.section IN ({_marks(names)}) OR (item.section = '' AND item.feed_id IN ({_marks(feeds)})))"
            yield Condition(never + sql, (*names, *feeds))


def _of_marks(search: Search, *, now: datetime) -> Iterator[Condition]:
    if search.pictures:
        yield Condition("item.pictures > 0" if search.pictures == "yes" else "item.pictures = 0")
    if search.conflict:
        yield Condition("item.conflict" if search.conflict == "yes" else "NOT item.conflict")
    since = since_moment(search.since, now=now, zone=current_site().zone)
    if since:
        yield Condition("item.received_at >= %s", (str(connection.ops.adapt_datetimefield_value(since)),))


def _marks(given: Iterable[object]) -> str:
    return ", ".join("%s" for _ in given)
