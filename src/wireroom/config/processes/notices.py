"""Notice on PostgreSQL that an alert was ordered, on whatever machine."""

from __future__ import annotations

import threading
import time

import psycopg

CHANNEL = "wireroom_alerts"
"""As the trigger on the alerts' table names it."""
LOOK_AT_STOP = 0.1


class NoticeWatch:
    """Listens (LISTEN, NOTIFY) on a connection of its own, which is made anew when it is lost."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection | None = None

    def wait(self, stop: threading.Event, *, seconds: float, pace: float) -> None:
        """Wait so long at most, until a notice comes or `stop` is set; without a line it is looked every `pace`."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not stop.is_set():
            try:
                if self._heard(min(left, LOOK_AT_STOP)):
                    return
            except psycopg.Error:
                self._hang_up()
                stop.wait(min(pace, left))

    def _heard(self, seconds: float) -> bool:
        if self._connection is None:
            self._connection = psycopg.connect(self._url, autocommit=True, connect_timeout=5)
            self._connection.execute(f"LISTEN {CHANNEL}")
            return True
        return any(True for _ in self._connection.notifies(timeout=seconds, stop_after=1))

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
