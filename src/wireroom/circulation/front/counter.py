"""Adds up, in the front's memory, what open pages say of being read, and hands it over every two seconds."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import uuid4

from wireroom.circulation.rules.beacon import UnreadableBeaconError, beacon_of
from wireroom.circulation.rules.grains import begin_of
from wireroom.circulation.rules.handover import Counted, Handover, as_bytes
from wireroom.kernel.patience import Patience
from wireroom.kernel.word import OWN, Word

PACE = 2.0
MOST_KEPT = 50_000
MOST_OPEN = 200


class ReadingCounter:
    """Counts in memory, by the minute.

    `hand_over(bytes)` says whether the newsroom took it; what was not taken is said again, under the same number, so
    that it counts once. While the newsroom is away counts gather, at most 50,000 of them.
    """

    def __init__(
        self,
        *,
        own_host: str,
        is_public: Callable[[str], bool],
        open_now: Callable[[int], list[tuple[str, int]]],
        hand_over: Callable[[bytes], Awaitable[bool]],
    ) -> None:
        self._own_host = own_host
        self._is_public = is_public
        self._open_now = open_now
        self._hand_over = hand_over
        self._patience = Patience()
        self._counts: Counter[tuple[datetime, str, str]] = Counter()
        self._front = uuid4().hex
        self._number = 0
        self._on_its_way = b""
        self._said_open: list[tuple[str, int]] = [("", 0)]

    def take(self, word: Word) -> int:
        """Count one word and give the status to answer with: 204, or why it was not counted."""
        if word.fetch_site not in OWN:
            return 403
        if not self._patience.allows(word.address, seconds=time.monotonic()):
            return 429
        try:
            beacon = beacon_of(word.body, own_host=self._own_host)
        except UnreadableBeaconError:
            return 400
        if not self._is_public(beacon.page):
            return 404
        for measure, count in beacon.counts:
            self.add(beacon.page, measure, count)
        return 204

    def add(self, page: str, measure: str, count: int = 1) -> None:
        """Add to a sum of this minute. What other rooms count besides pages goes under a name that no page has."""
        key = (begin_of(datetime.now(UTC), "minute"), page, measure)
        if key in self._counts or len(self._counts) < MOST_KEPT:
            self._counts[key] += count

    async def run(self, *, pace: float = PACE) -> None:
        """Hand over until cancelled."""
        while True:
            await asyncio.sleep(pace)
            await self.pass_on()

    async def pass_on(self) -> None:
        """Hand over what has gathered, if anything has; what was not taken last time goes first."""
        if not self._on_its_way:
            self._pack()
        if self._on_its_way and await self._hand_over(self._on_its_way):
            self._on_its_way = b""

    def _pack(self) -> None:
        open_now = self._open_now(MOST_OPEN)
        if not self._counts and open_now == self._said_open:
            return
        counts, self._counts = self._counts, Counter()
        self._number += 1
        self._said_open = open_now
        self._on_its_way = as_bytes(
            Handover(
                front=self._front,
                number=self._number,
                counted=tuple(
                    Counted(minute=minute, page=page, measure=measure, count=count)
                    for (minute, page, measure), count in counts.items()
                ),
                open_now=tuple(open_now),
            )
        )
