"""Notice that somebody has committed something, without asking what."""

from __future__ import annotations

import sqlite3
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
