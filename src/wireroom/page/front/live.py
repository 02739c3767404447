"""Open pages hear of a change: server-sent events, thousands of streams on one timer."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from wireroom.page.front.stored import SECURITY, Headers, Page

MOST_STREAMS = 20_000
HEARTBEAT = 20.0
BREATH = 1_000
OPENING = b"retry: 1000\n\n"
HEADERS: Headers = [
    ("content-type", "text/event-stream; charset=utf-8"),
    ("cache-control", "no-store"),
    ("x-accel-buffering", "no"),
    *SECURITY,
]


def event(page: Page) -> bytes:
    """The message that says what the page is now: `changed` with its mark, or `gone` with the status."""
    facts: dict[str, object] = {"status": page.status}
    if page.status == 200:
        facts = {"mark": page.mark, "status": 200}
    name = "changed" if page.status == 200 else "gone"
    return f"event: {name}\nid: {page.state}\ndata: {json.dumps(facts)}\n\n".encode()


class Reader:
    """One open stream: where to send, what it has seen, and the task that waits for its end."""

    __slots__ = ("seen", "task", "transport")

    def __init__(self, transport: Any, *, seen: str) -> None:
        self.transport = transport
        self.seen = seen
        self.task = asyncio.current_task()

    def send(self, data: bytes) -> None:
        """Send; a stream that has just ended is left to its own task to clear away."""
        try:
            self.transport.send_bytes(data)
        except RuntimeError:  # the server's word for "closed"
            if self.task is not None:
                self.task.cancel()


class Live:
    """Who has which page open."""

    def __init__(self, *, most: int = MOST_STREAMS) -> None:
        self._most = most
        self._readers: dict[str, set[Reader]] = {}
        self.open = 0

    @property
    def is_full(self) -> bool:
        """Whether one more stream would be too many."""
        return self.open >= self._most

    def is_reading(self, path: str) -> bool:
        """Whether anybody has this path open."""
        return path in self._readers

    def tell(self, page: Page) -> None:
        """Say to all who have the page open what it is now, unless they know."""
        readers = self._readers.get(page.path)
        if readers:
            message, state = event(page), page.state
            for reader in readers:
                if reader.seen != state:
                    reader.seen = state
                    reader.send(message)

    def most_read(self, most: int) -> list[tuple[str, int]]:
        """The paths that most have open now, with how many; first, under "", how many there are in all."""
        found = sorted(((path, len(readers)) for path, readers in self._readers.items()), key=lambda each: -each[1])
        return [("", self.open), *found[:most]]

    async def attend(self, protocol: Any, page: Page, *, seen: str | None) -> None:
        """Keep one stream open until its reader goes: first what was missed since `seen`, then every change.

        `seen` is None for a reader that has not said; it is taken to know the page as it is, if it is there.
        """
        transport = protocol.response_stream(200, HEADERS)
        reader = Reader(transport, seen=page.state)
        missed = (page.is_closed and seen is None) or seen not in {None, page.state}
        reader.send(OPENING + event(page) if missed else OPENING)
        self._readers.setdefault(page.path, set()).add(reader)
        self.open += 1
        try:
            with suppress(asyncio.CancelledError):  # the front is closing, or the stream was found dead
                await protocol.client_disconnect()
        finally:
            self._leave(page.path, reader)

    async def beat(self, *, pace: float = HEARTBEAT) -> None:
        """Send a comment to every stream, so that dead ones are found and proxies keep live ones open."""
        while True:
            await asyncio.sleep(pace)
            for count, reader in enumerate(self._everybody()):
                reader.send(b":\n\n")
                if count % BREATH == BREATH - 1:
                    await asyncio.sleep(0)

    def close(self) -> None:
        """End every stream."""
        for reader in self._everybody():
            if reader.task is not None:
                reader.task.cancel()

    def _everybody(self) -> list[Reader]:
        return [reader for readers in self._readers.values() for reader in readers]

    def _leave(self, path: str, reader: Reader) -> None:
        readers = self._readers[path]
        readers.discard(reader)
        if not readers:
            del self._readers[path]
        self.open -= 1
