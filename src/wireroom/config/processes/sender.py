"""A process that sends alerts, and prepares envelopes while there is nothing to send."""

from __future__ import annotations

import gc
import socket
import sys
import threading
from pathlib import Path
from typing import Protocol

import structlog
from django.db import Error, connections

from wireroom.alert.api import Duty, Worker
from wireroom.config.processes.places import alerts_database
from wireroom.config.processes.stopping import stop_asked
from wireroom.config.processes.watch import CommitWatch
from wireroom.config.settings import Settings, settings
from wireroom.kernel.clock import SystemClock

log = structlog.get_logger(__name__)
PACE = 0.015
PAUSE_AFTER_FAULT = 0.5
RINGS = (50_000, 20, 50)
"""How seldom objects that hold each other are looked for: messages hold none, and looking takes a tenth of the time."""


class Watch(Protocol):
    """Notices that there may be something to do."""

    def wait(self, stop: threading.Event, *, seconds: float, pace: float) -> None:
        """Wait so long at most, until there may be something to do or `stop` is set."""


def main() -> None:
    """Send on the newsroom's own machine."""
    work(at_home=True)


def work(*, at_home: bool) -> None:
    """Work until asked to stop; the batches in hand are written down first."""
    stop = stop_asked()
    gc.freeze()
    gc.set_threshold(*RINGS)
    watch = _watch(settings())
    worker = Worker(name=name_of(sys.argv[1], settings().data))
    duty = Duty(worker=worker, clock=SystemClock(), at_home=at_home)
    while not stop.is_set():
        try:
            watch.wait(stop, seconds=duty.turn(), pace=PACE)
        except Error:
            log.exception("sender.database_fault")
            connections.close_all()
            stop.wait(PAUSE_AFTER_FAULT)
    duty.close()


def name_of(role: str, data: Path) -> str:
    """A sender's name, which no other living one has: its machine, its data folder, its role.

    A sender that was started again has the name of the one that fell, and so takes up its batches at once.
    """
    folder = data.stat()
    return f"{socket.gethostname()[:50]} {folder.st_dev:x}-{folder.st_ino:x} {role}"


def _watch(given: Settings) -> Watch:
    if not given.alerts_database_url:
        return CommitWatch(alerts_database(given.data))
    from wireroom.config.processes.notices import NoticeWatch  # noqa: PLC0415 - its library is an extra

    return NoticeWatch(given.alerts_database_url)
