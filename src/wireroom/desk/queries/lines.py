"""Running stories taken apart and looked for: their lines, and others of the same agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wireroom.wire.api import monitor_items, thread_items
from wireroom.wire.events import FiledItem, Picked, Search

LOOKED_THROUGH = 120
MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All versions of one item of a running story; `newest` is the last to arrive."""

    newest: FiledItem
    versions: int


def lines_of(takes: Iterable[FiledItem]) -> tuple[Line, ...]:
    """The lines of a running story, the one that moved last first: they go as a whole."""
    found: dict[str | None, list[FiledItem]] = {}
    for take in takes:
        found.setdefault(take.item.stable_id, []).append(take)
    lines = [Line(newest=each[-1], versions=len(each)) for each in found.values()]
    return tuple(sorted(lines, key=lambda line: -line.newest.id))


def other_stories(filed: FiledItem, *, words: str, now: datetime) -> tuple[FiledItem, ...]:
    """Other running stories of the same agency that hold these words, each by its newest take that does."""
    search = Search(words=words, provider=Picked(wanted=(filed.provider,)))
    found: dict[int, FiledItem] = {}
    for each in monitor_items(search=search, now=now, limit=LOOKED_THROUGH):
        if each.thread_id != filed.thread_id:
            found.setdefault(each.thread_id, each)
    return tuple(found.values())[:MOST]


def one_item_a_line(thread_id: int) -> tuple[int, ...]:
    """The newest item of each line of a running story."""
    return tuple(line.newest.id for line in lines_of(thread_items(thread_id=thread_id)))
