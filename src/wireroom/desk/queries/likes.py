"""Other agencies' copy that seems to tell of the same event as a running story."""

from __future__ import annotations

from collections.abc import Collection

from wireroom.wire.api import likenesses
from wireroom.wire.events import Glimpse

MOST = 4


def likes_of(item_ids: Collection[int]) -> tuple[Glimpse, ...]:
    """Hints at other running stories, the likest first, each by its item that is likest to any of these."""
    hints = [hint for found in likenesses(item_ids=item_ids).values() for hint in found]
    best: dict[int, Glimpse] = {}
    for glimpse, _ in sorted(hints, key=lambda hint: (-hint[1], -hint[0].id)):
        best.setdefault(glimpse.thread_id, glimpse)
    return tuple(best.values())[:MOST]
