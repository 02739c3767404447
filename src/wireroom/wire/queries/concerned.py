"""Which story an order to kill in words is about."""

from __future__ import annotations

from collections.abc import Iterable

from wireroom.wire.models import Item
from wireroom.wire.queries.facts import wire_item
from wireroom.wire.queries.likenesses import glimpse
from wireroom.wire.queries.search_index import newest_of
from wireroom.wire.rules.classify import named_by_kill
from wireroom.wire.rules.facts import Glimpse
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.search_words import match_expression
from wireroom.wire.rules.sluglines import normal_words, slugline_key

MOST_FOUND = 5
MOST_READ = 50


def concerned(*, item_id: int) -> tuple[Glimpse, ...]:
    """Give the items that a kill (`classed`) seems to be about, newest first, one for each line and at most five.

    They are the others of its thread; where it lies alone, those of its provider that it links to, or that bear
    the slugline or the headline it names. Raises LookupError when there is no such item.
    """
    row = Item.objects.filter(pk=item_id).first()
    if row is None:
        message = f"There is no wire item {item_id}."
        raise LookupError(message)
    rest = Item.objects.select_related("feed").exclude(pk=row.pk).exclude(classed="kill")
    beside = list(rest.filter(thread=row.thread_id).order_by("-id")[:MOST_READ])
    found = beside or list(rest.filter(pk__in=_named(row, wire_item(row))).order_by("-id"))
    return tuple(glimpse(each) for each in _one_a_line(found))[:MOST_FOUND]


def _one_a_line(rows: Iterable[Item]) -> list[Item]:
    found: dict[str, Item] = {}
    for row in rows:
        found.setdefault(row.stable_id, row)
    return list(found.values())


def _named(row: Item, item: WireItem) -> set[int]:
    linked = Item.objects.filter(provider=row.provider, stable_id__in=[link.stable_id for link in item.links])
    named = {each for text in (row.headline, row.slugline) for each in _called(row, named_by_kill(text))}
    return named | set(linked.values_list("pk", flat=True))


def _called(row: Item, name: str) -> Iterable[int]:
    """Items of the same provider whose headline or slugline is this name."""
    expression = match_expression(f'"{name}"')
    if not expression:
        return ()
    ids = newest_of(provider=row.provider, expression=expression, limit=MOST_READ + 1)
    known = Item.objects.filter(pk__in=ids).exclude(pk=row.pk).values_list("pk", "headline", "slugline")
    return [each for each, *names in known if _key(name) in map(_key, names)]


def _key(name: str) -> str:
    return slugline_key(name, take=None) or normal_words(name)
