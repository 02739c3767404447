"""A process that sends alerts, and prepares envelopes while there is nothing to send."""

from __future__ import annotations

import socket
import sys

import structlog
from django.db import Error, connections

from wireroom.alert.api import Duty, Worker
from wireroom.config.processes.places import alerts_database
from wireroom.config.processes.stopping import stop_asked
from wireroom.config.processes.watch import CommitWatch
from wireroom.config.settings import settings
from wireroom.kernel.clock import SystemClock

log = structlog.get_logger(__name__)
PACE = 0.015
PAUSE_AFTER_FAULT = 0.5


def main() -> None:
    """Work until asked to stop; the batch in hand is written down first."""
    stop = stop_asked()
    watch = CommitWatch(alerts_database(settings().data))
    duty = Duty(worker=Worker(name=f"{socket.gethostname()} {sys.argv[1]}"), clock=SystemClock())
    while not stop.is_set():
        try:
            watch.wait(stop, seconds=duty.turn(), pace=PACE)
        except Error:
            log.exception("sender.database_fault")
            connections.close_all()
            stop.wait(PAUSE_AFTER_FAULT)
    duty.close()
