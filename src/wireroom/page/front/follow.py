"""Follow the store: what it holds now is what is served, a few hundredths of a second later."""

from __future__ import annotations

import asyncio
from typing import Protocol

from wireroom.page.front.library import Library
from wireroom.page.front.pulses import Pulses
from wireroom.page.front.store import Change, StoreAwayError
from wireroom.page.front.stored import Page

PACE = 0.02
PAUSE_WHEN_AWAY = 0.2
BATCH = 200


class Audience(Protocol):
    """Who has a page open."""

    def is_reading(self, path: str) -> bool:
        """Whether anybody has this path open."""
        ...

    def tell(self, page: Page) -> None:
        """Say that the page has changed."""
        ...


class Follower:
    """Looks at the store's version every 20 ms, then reads what came after the last number it knows.

    A missed look costs one look, never a stale page: the numbers are the truth. The audience hears of each
    change once the new page is what readers get.
    """

    def __init__(self, library: Library, *, audience: Audience, pulses: Pulses, pace: float = PACE) -> None:
        self._library = library
        self._audience = audience
        self._pulses = pulses
        self._pace = pace
        self._version: tuple[int, int] | None = None
        self._seq: int | None = None

    async def run(self) -> None:
        """Follow until cancelled."""
        while True:
            try:
                await self.catch_up()
                await asyncio.sleep(self._pace)
            except StoreAwayError:
                self._version = None
                await asyncio.sleep(PAUSE_WHEN_AWAY)

    async def catch_up(self) -> None:
        """Bring memory up to the store. Raises StoreAwayError."""
        version = self._library.store.version()
        if version == self._version:
            return
        self._pulses.tell()
        if self._seq is None:
            self._seq = self._library.open()
        more = self._apply_batch()
        while more:
            await asyncio.sleep(0)
            more = self._apply_batch()
        self._version = version

    def _apply_batch(self) -> bool:
        changes = self._library.store.changes(since=self._seq or 0, limit=BATCH)
        for change in changes:
            self._apply(change)
            self._seq = change.seq
        return len(changes) == BATCH

    def _apply(self, change: Change) -> None:
        if change.status != 200 or change.path in self._library.shelf or self._audience.is_reading(change.path):
            page = self._library.fetch(change.path)
            if page is not None:
                self._audience.tell(page)
