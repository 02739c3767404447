"""Open pages of the newsroom hear that something changed: one number a channel, told when it rises.

The application says who may listen: it answers with the header PULSE and the names of channels, and the front, instead
of handing that answer back, keeps a stream of server-sent events open. What changed is asked of the application.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from wireroom.page.front.live import HEADERS, HEARTBEAT, OPENING, Reader
from wireroom.page.front.store import PageStore

PULSE = "x-wireroom-pulse"
LONGEST = 300.0
"""Seconds after which a stream ends: its page asks again, and the application looks at the session again."""
MOST_LISTENERS = 1_000
"""To the same channels."""


class Pulses:
    """Who listens to which channels, named with commas as the header names them."""

    def __init__(self, store: PageStore, *, longest: float = LONGEST, most: int = MOST_LISTENERS) -> None:
        self._store = store
        self._longest = longest
        self._most = most
        self._listeners: dict[str, set[Reader]] = {}

    def is_full(self, channels: str) -> bool:
        """Whether one more stream for these channels would be too many; readers never take an editor's place."""
        return len(self._listeners.get(channels, ())) >= self._most

    def tell(self) -> None:
        """Say the channels' numbers to all who know others. Reads nothing while nobody listens.

        Raises StoreAwayError.
        """
        if not self._listeners:
            return
        numbers = self._store.pulses()
        for channels, listeners in self._listeners.items():
            said = words(channels, numbers)
            for listener in listeners:
                if listener.seen != said:
                    listener.seen = said
                    listener.send(event(said))

    async def attend(self, protocol: Any, channels: str) -> None:
        """Keep one stream open: the numbers now, then each rise, until its page goes or its time is over.

        Raises StoreAwayError before anything was sent.
        """
        said = words(channels, self._store.pulses())
        listener = Reader(protocol.response_stream(200, HEADERS), seen=said)
        listener.send(OPENING + event(said))
        self._listeners.setdefault(channels, set()).add(listener)
        try:
            with suppress(asyncio.CancelledError, TimeoutError):  # closing, found dead, or its time is over
                await asyncio.wait_for(protocol.client_disconnect(), self._longest)
        finally:
            self._leave(channels, listener)

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

    def _leave(self, channels: str, listener: Reader) -> None:
        listeners = self._listeners[channels]
        listeners.discard(listener)
        if not listeners:
            del self._listeners[channels]


def words(channels: str, numbers: Mapping[str, int]) -> str:
    """How often something changed on each of these channels, as JSON."""
    return json.dumps({name: numbers.get(name, 0) for name in map(str.strip, channels.split(","))})


def event(said: str) -> bytes:
    """The message that says it."""
    return f"event: pulse\ndata: {said}\n\n".encode()
