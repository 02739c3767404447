"""Open pages of the newsroom hear that something changed: one number a channel, told when it rises.

The application says who may listen: it answers with the header PULSE and the channel's name, and the front, instead
of handing that answer back, keeps a stream of server-sent events open. What changed is asked of the application.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from wireroom.page.front.live import HEADERS, HEARTBEAT, OPENING, Reader
from wireroom.page.front.store import PageStore

PULSE = "x-wireroom-pulse"
LONGEST = 300.0
"""Seconds after which a stream ends: its page asks again, and the application looks at the session again."""
MOST_LISTENERS = 1_000


class Pulses:
    """Who listens to which channel."""

    def __init__(self, store: PageStore, *, longest: float = LONGEST, most: int = MOST_LISTENERS) -> None:
        self._store = store
        self._longest = longest
        self._most = most
        self._listeners: dict[str, set[Reader]] = {}

    @property
    def is_full(self) -> bool:
        """Whether one more stream would be too many."""
        return sum(map(len, self._listeners.values())) >= self._most

    def tell(self) -> None:
        """Say each channel's number to all who know another. Reads nothing while nobody listens.

        Raises StoreAwayError.
        """
        if not self._listeners:
            return
        numbers = self._store.pulses()
        for channel, listeners in self._listeners.items():
            number = str(numbers.get(channel, 0))
            for listener in listeners:
                if listener.seen != number:
                    listener.seen = number
                    listener.send(event(channel, number))

    async def attend(self, protocol: Any, channel: str) -> None:
        """Keep one stream open: the number now, then each higher one, until its page goes or its time is over.

        Raises StoreAwayError before anything was sent.
        """
        number = str(self._store.pulses().get(channel, 0))
        listener = Reader(protocol.response_stream(200, HEADERS), seen=number)
        listener.send(OPENING + event(channel, number))
        self._listeners.setdefault(channel, set()).add(listener)
        try:
            with suppress(asyncio.CancelledError, TimeoutError):  # closing, found dead, or its time is over
                await asyncio.wait_for(protocol.client_disconnect(), self._longest)
        finally:
            self._leave(channel, listener)

    async def beat(self, *, pace: float = HEARTBEAT) -> None:
        """Send a comment to every stream, so that dead ones are found and proxies keep live ones open."""
        while True:
            await asyncio.sleep(pace)
            for listener in self._everybody():
                listener.send(b":\n\n")

    def close(self) -> None:
        """End every stream."""
        for listener in self._everybody():
            if listener.task is not None:
                listener.task.cancel()

    def _everybody(self) -> list[Reader]:
        return [listener for listeners in self._listeners.values() for listener in listeners]

    def _leave(self, channel: str, listener: Reader) -> None:
        listeners = self._listeners[channel]
        listeners.discard(listener)
        if not listeners:
            del self._listeners[channel]


def event(channel: str, number: str) -> bytes:
    """The message that says how often something changed on this channel."""
    return f"event: pulse\nid: {number}\ndata: {json.dumps({channel: int(number)})}\n\n".encode()
