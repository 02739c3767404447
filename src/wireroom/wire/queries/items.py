"""Look up items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from wireroom.wire.models import Item
from wireroom.wire.queries.facts import filed
from wireroom.wire.rules.facts import FiledItem


def items_by_id(*, item_ids: Iterable[int]) -> tuple[FiledItem, ...]:
    """Give these items, newest arrival first; those that are not there are left out."""
    rows = Item.objects.select_related("feed").filter(pk__in=set(item_ids)).order_by("-id")
    return tuple(map(filed, rows))


def filed_item(*, item_id: int) -> FiledItem:
    """Give one item. Raises LookupError when there is none."""
    row = Item.objects.select_related("feed").filter(pk=item_id).first()
    if row is None:
        message = f"There is no wire item {item_id}."
        raise LookupError(message)
    return filed(row)


def thread_items(*, thread_id: int) -> tuple[FiledItem, ...]:
    """Give all items of a running story, every version, in order of arrival; none if it was joined to another."""
    return tuple(filed(row) for row in Item.objects.select_related("feed").filter(thread_id=thread_id).order_by("id"))


def items_of_threads(*, thread_ids: Iterable[int]) -> dict[int, tuple[FiledItem, ...]]:
    """Give the items of several running stories at once, each as `thread_items` does; joined threads are left out."""
    rows = Item.objects.select_related("feed").filter(thread_id__in=set(thread_ids)).order_by("id")
    found: dict[int, list[FiledItem]] = defaultdict(list)
    for row in rows:
        found[row.thread_id].append(filed(row))
    return {each: tuple(found[each]) for each in sorted(found)}
