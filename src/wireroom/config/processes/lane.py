"""Run the errands of one lane of the outbox, and whatever else is due, until asked to stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog
from django.db import Error, connection

from wireroom.config.processes.places import database
from wireroom.config.processes.stopping import stop_asked
from wireroom.config.processes.watch import CommitWatch
from wireroom.config.settings import settings
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.outbox import deliver
from wireroom.kernel.outbox.subscription import Lane

log = structlog.get_logger(__name__)
LOOK_AGAIN = 1.0
PAUSE_AFTER_FAULT = 0.5

type Timer = Callable[[datetime], float]


def run_lane(lane: Lane, *, pace: float, timer: Timer | None = None) -> None:
    """Deliver whenever somebody has committed, and once a second for errands that wait for their next try.

    `timer(now)` does what is due and says in how many seconds it wants to be asked again at the latest.
    """
    stop, clock = stop_asked(), SystemClock()
    watch = CommitWatch(database(settings().data))
    while not stop.is_set():
        try:
            rest = timer(clock.now()) if timer else LOOK_AGAIN
            while not stop.is_set() and deliver(lane=lane, now=clock.now()):
                rest = timer(clock.now()) if timer else LOOK_AGAIN
            watch.wait(stop, seconds=min(rest, LOOK_AGAIN), pace=pace)
        except Error:
            log.exception("lane.database_fault", lane=lane)
            connection.close()
            stop.wait(PAUSE_AFTER_FAULT)
