"""What the desk listens to: joined threads."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.desk.flows.follow_threads import follow_joined
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.wire.events import ThreadsJoined


def hear_wire(events: Sequence[Event]) -> None:
    """Let claims and notes go with their running stories."""
    follow_joined((event.thread_id, event.into_thread_id) for event in events if isinstance(event, ThreadsJoined))


SUBSCRIBERS = (Subscriber(name="desk.threads", events=(ThreadsJoined,), handle=hear_wire, atomic=True),)
