"""Who wants to hear of what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from wireroom.kernel.events import Event

Lane = Literal["quick", "slow", "post"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """One listener: `handle` takes a batch of its events in order and may be given the same event twice.

    With `atomic`, the handling and the mark that it is done commit in one transaction, so its effects in the
    database happen exactly once; without, `handle` opens its own short transactions and must be idempotent.
    The lanes `slow` and `post` have processes of their own, so that neither fetching and scaling pictures nor a mail
    server keeps news waiting.
    """

    name: str
    events: tuple[type[Event], ...]
    handle: Callable[[Sequence[Event]], None]
    atomic: bool = False
    batch: int = 50
    lane: Lane = "quick"


_subscribers: dict[str, Subscriber] = {}
_event_types: dict[str, type[Event]] = {}


def event_name(event_type: type[Event]) -> str:
    """How an event is called in the outbox: `room.ThingHappened`."""
    room = event_type.__module__.removeprefix("wireroom.").removesuffix(".events")
    return f"{room}.{event_type.__qualname__}"


def subscribe(subscriber: Subscriber) -> None:
    """Add a listener; the same name again replaces the first."""
    _subscribers[subscriber.name] = subscriber
    for event_type in subscriber.events:
        _event_types[event_name(event_type)] = event_type


def registered() -> tuple[Subscriber, ...]:
    """All listeners, in the order in which they subscribed."""
    return tuple(_subscribers.values())


def listeners_of(event_type: type[Event]) -> tuple[Subscriber, ...]:
    """The listeners that want this type of event."""
    return tuple(each for each in _subscribers.values() if event_type in each.events)


def event_type_named(name: str) -> type[Event]:
    """The event type of a stored name."""
    return _event_types[name]
