"""Wire threads with the stories that were made of them."""

from __future__ import annotations

from collections import defaultdict

from wireroom.story.models import Story
from wireroom.wire.api import items_of_threads
from wireroom.wire.events import FiledItem


def stories_of(items: dict[int, tuple[FiledItem, ...]]) -> dict[int, list[Story]]:
    """The stories of each thread, joined ones left out, locked for change.

    A story that was begun from one of a thread's items belongs to it, even if the news that its own thread was
    joined to this one is still on its way: then its own is gone. Where that still stands, the two were split.
    """
    rows = Story.objects.select_for_update(of=("self",)).select_related("current").exclude(state="joined")
    found: dict[int, list[Story]] = defaultdict(list)
    for row in rows.filter(thread_id__in=items).order_by("id"):
        found[row.thread_id or 0].append(row)
    home = {filed.id: each for each, filed_items in items.items() if len(filed_items) > 1 for filed in filed_items}
    astray = list(rows.filter(first_item_id__in=home).exclude(thread_id__in=items)) if home else []
    standing = items_of_threads(thread_ids=[row.thread_id or 0 for row in astray]) if astray else {}
    for row in (each for each in astray if each.thread_id not in standing):
        row.thread_id = home[row.first_item_id or 0]
        found[row.thread_id].append(row)
    return found
