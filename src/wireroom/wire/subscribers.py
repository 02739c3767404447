"""What the wire room does by itself after its own events: bring in pictures, and compare agencies, in the slow lane."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.wire.api import compare_agencies, fetch_picture
from wireroom.wire.events import ItemFiled, PictureWanted


def _bring_in(events: Sequence[Event]) -> None:
    for event in events:
        if isinstance(event, PictureWanted):
            fetch_picture(provider=event.provider, href=event.href, now=SystemClock().now())


def _compare(events: Sequence[Event]) -> None:
    filed = [event.item_id for event in events if isinstance(event, ItemFiled)]
    compare_agencies(item_ids=filed, now=SystemClock().now())


SUBSCRIBERS: tuple[Subscriber, ...] = (
    Subscriber(name="wire.pictures", events=(PictureWanted,), handle=_bring_in, batch=1, lane="slow"),
    Subscriber(name="wire.likeness", events=(ItemFiled,), handle=_compare, batch=20, lane="slow"),
)
