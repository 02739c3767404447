"""The process that fetches copy from agencies' servers, one thread a feed, and watches whether the feeds are well."""

from __future__ import annotations

import os
import sys
import time

import structlog
from django.db import Error, connection

from wireroom.config.processes.fetcher import Fetcher
from wireroom.config.processes.places import database
from wireroom.config.processes.stopping import stop_asked
from wireroom.config.processes.watch import CommitWatch
from wireroom.config.settings import settings
from wireroom.kernel.clock import Clock, SystemClock
from wireroom.wire import api as wire

log = structlog.get_logger(__name__)
PACE = 0.2
WATCH_EVERY = 10.0
PAUSE_AFTER_FAULT = 0.5
PAUSE_AFTER_LOSS = 5.0
LEAVE_WITHIN = 5.0


def main() -> None:
    """Work until asked to stop. A thread that is in the midst of a fetch then is left: nothing of it counts yet."""
    stop, crew = stop_asked(), Crew(clock=SystemClock())
    commits, watch_at = CommitWatch(database(settings().data)), 0.0
    while not stop.wait(PACE):
        try:
            crew.work(look=commits.has_news())
            if time.monotonic() >= watch_at:
                wire.watch_feeds(now=SystemClock().now())
                watch_at = time.monotonic() + WATCH_EVERY
        except Error:
            log.exception("fetch.database_fault")
            connection.close()
            stop.wait(PAUSE_AFTER_FAULT)
    crew.leave(within=LEAVE_WITHIN)
    sys.stderr.flush()
    os._exit(0)  # threads that still wait for a server hold nothing worth waiting for


class Crew:
    """The fetchers, one for each feed whose copy is fetched."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._fetchers: dict[str, Fetcher] = {}
        self._plan: dict[str, wire.TransportFacts] = {}
        self._looks_again = True

    def work(self, *, look: bool) -> None:
        """Send out each fetcher that is due; `look` says that the table may have changed."""
        returned = [fetcher.has_returned() for fetcher in self._fetchers.values()]
        if look or self._looks_again or any(returned):
            self._looks_again = True
            self._plan = {each.feed: each for each in wire.transports() if not each.paused}
            self._looks_again = False
        for feed in set(self._fetchers) - set(self._plan):
            self._fetchers.pop(feed).dismiss()
        for feed, facts in self._plan.items():
            self._fetcher(feed).send(facts, now=self._clock.now())

    def leave(self, *, within: float) -> None:
        """Send all home, and wait so many seconds for those who are out."""
        deadline = time.monotonic() + within
        for fetcher in self._fetchers.values():
            fetcher.dismiss()
        for fetcher in self._fetchers.values():
            fetcher.join(max(0.0, deadline - time.monotonic()))

    def _fetcher(self, feed: str) -> Fetcher:
        found = self._fetchers.get(feed)
        if found is None:
            found = self._fetchers[feed] = Fetcher(feed, clock=self._clock)
        elif found.is_lost:
            log.error("fetch.thread_lost", feed=feed, told="its thread died or hangs; another one goes on")
            found.dismiss()
            found = self._fetchers[feed] = Fetcher(feed, clock=self._clock, rest=PAUSE_AFTER_LOSS)
        return found
