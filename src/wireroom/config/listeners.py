"""Which room hears of which events."""

from __future__ import annotations

from wireroom.kernel.outbox import subscribe
from wireroom.page.subscribers import SUBSCRIBERS as PAGE
from wireroom.story.subscribers import SUBSCRIBERS as STORY


def join_rooms() -> None:
    """Subscribe every room's listeners to the outbox."""
    for subscriber in (*STORY, *PAGE):
        subscribe(subscriber)
