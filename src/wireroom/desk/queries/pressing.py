"""What has come in that no editor may miss: flashes, bulletins, and the agencies' kills and cancellations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wireroom.wire.api import monitor_items
from wireroom.wire.events import FiledItem, Picked, Search

Sort = Literal["flash", "bulletin", "kill"]
FRESH = timedelta(hours=1)
"""What is older is news no more: an editor who comes back in the morning is not woken by the night's flashes."""
MOST = 20
PRESSING = Search(level=Picked(wanted=("flash", "bulletin")))
"""An order to kill is never less than a bulletin: see `wire.rules.urgency`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressing:
    """One item to tell editors of at once, and as what."""

    filed: FiledItem
    sort: Sort


def pressing_since(item_id: int, *, now: datetime) -> tuple[Pressing, ...]:
    """What came after an item and within the last hour, the first to come first; the latest twenty at most."""
    found = monitor_items(search=PRESSING, now=now, after_id=item_id, limit=MOST)
    return tuple(_pressing(each for each in reversed(found) if each.received_at > now - FRESH))


def _pressing(items: Iterator[FiledItem]) -> Iterator[Pressing]:
    for filed in items:
        killed = filed.classed == "kill" or filed.item.effective_status == "canceled"
        yield Pressing(filed=filed, sort="kill" if killed else "flash" if filed.level == "flash" else "bulletin")
