"""One feed's thread: it sleeps until it is sent, and a server that hangs holds up nobody else."""

from __future__ import annotations

import threading
import time
from datetime import datetime

import structlog
from django.db import Error, connections

from wireroom.kernel.clock import Clock
from wireroom.wire import api as wire

log = structlog.get_logger(__name__)
PAUSE_AFTER_FAULT = 5.0
LONGEST_ROUND = 900.0


class Fetcher:
    """Fetches one feed's copy whenever it is due, the first time after a rest.

    Times are of the monotonic clock, in seconds.
    """

    def __init__(self, feed: str, *, clock: Clock, rest: float = 0.0) -> None:
        self._feed, self._clock = feed, clock
        self._sent, self._is_dismissed = threading.Event(), False
        self._sent_at: float | None = None
        self._due: float | None = time.monotonic() + rest if rest else None
        self._returned = False
        self._thread = threading.Thread(target=self._run, name=f"fetch {feed}", daemon=True)
        self._thread.start()

    @property
    def is_lost(self) -> bool:
        """Whether its thread died, or hangs where no limit caught it."""
        hangs = self._sent_at is not None and time.monotonic() - self._sent_at > LONGEST_ROUND
        return hangs or not self._thread.is_alive()

    def has_returned(self) -> bool:
        """True once after each round."""
        returned, self._returned = self._returned, False
        return returned

    def send(self, facts: wire.TransportFacts, *, now: datetime) -> None:
        """Have it look at the server, if it is due or somebody asks, and it is not out already."""
        if self._due is None:
            wait = (facts.next_try - now).total_seconds() if facts.next_try else 0.0
            self._due = time.monotonic() + wait
        if self._sent_at is None and (facts.asked or time.monotonic() >= self._due):
            self._sent_at = time.monotonic()
            self._sent.set()

    def dismiss(self) -> None:
        """Have it end, after the round that it may be in."""
        self._is_dismissed = True
        self._sent.set()

    def join(self, seconds: float) -> None:
        """Wait for its end."""
        self._thread.join(seconds)

    def _run(self) -> None:
        fetching = wire.Fetching(self._feed)
        while self._sent.wait() and not self._is_dismissed:
            self._sent.clear()
            self._due = time.monotonic() + self._round(fetching)
            self._returned, self._sent_at = True, None
        fetching.close()

    def _round(self, fetching: wire.Fetching) -> float:
        try:
            rest = fetching.round(clock=self._clock)
        except Error:
            log.exception("fetch.database_fault", feed=self._feed)
            return PAUSE_AFTER_FAULT
        else:
            return 0.0 if rest is None else rest.total_seconds()
        finally:
            connections.close_all()
