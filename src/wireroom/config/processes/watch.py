"""Notice that somebody has committed something, without asking what."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path


class CommitWatch:
    """Looks at SQLite's data version: a few microseconds a look, no lock taken."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file.resolve().as_uri() + "?mode=ro", uri=True, isolation_level=None)
        self._seen = -1

    def has_news(self) -> bool:
        """True once after each commit (or several) of any other connection."""
        version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        fresh, self._seen = version != self._seen, version
        return fresh

    def wait(self, stop: threading.Event, *, seconds: float, pace: float) -> None:
        """Wait so long at most, until somebody commits or `stop` is set; looks every `pace` seconds."""
        until = time.monotonic() + seconds
        while not self.has_news() and (left := until - time.monotonic()) > 0 and not stop.wait(min(pace, left)):
            pass
