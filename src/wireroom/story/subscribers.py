"""What the story room listens to: new wire items, and threads that were joined or split."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.story.flows.hear_wire import follow_news
from wireroom.wire.events import ItemFiled, ThreadsJoined, ThreadSplit


def hear_wire(events: Sequence[Event]) -> None:
    """Bring the stories that these events touch to where they stand now."""
    follow_news(
        filed=[event for event in events if isinstance(event, ItemFiled)],
        joined=[event for event in events if isinstance(event, ThreadsJoined)],
        split=[event for event in events if isinstance(event, ThreadSplit)],
        now=SystemClock().now(),
    )


SUBSCRIBERS = (
    Subscriber(name="story.follow", events=(ItemFiled, ThreadsJoined, ThreadSplit), handle=hear_wire, atomic=True),
)
