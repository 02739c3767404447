"""What the pictures room listens to: agencies that withdraw what the archive has taken in."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.pictures.flows.hold_withdrawn import hold_withdrawn
from wireroom.wire.events import PictureArrived


def hear_withdrawals(events: Sequence[Event]) -> None:
    """Hold back the archive's pictures whose agency withdrew them."""
    hold_withdrawn((event.provider, event.href) for event in events if isinstance(event, PictureArrived))


SUBSCRIBERS = (Subscriber(name="pictures.withdrawals", events=(PictureArrived,), handle=hear_withdrawals, atomic=True),)
