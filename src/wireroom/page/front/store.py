"""The page store, read only: raw SQLite, without Django."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from wireroom.page.rules.rows import COLUMNS, StoredRow

ROWS = f"SELECT {', '.join(COLUMNS)} FROM page_storedpage"


class StoreAwayError(Exception):
    """The newsroom's file or its table cannot be read (yet)."""


class Change(NamedTuple):
    """That a path has a new row."""

    seq: int
    path: str
    status: int


class PageStore:
    """A reader of `page_storedpage`; connects when asked, and again after a fault."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._connections = 0

    def version(self) -> tuple[int, int]:
        """What changes with every commit of somebody else, and with every new connection of ours."""
        with self._reading() as connection:
            return self._connections, int(connection.execute("PRAGMA data_version").fetchone()[0])

    def last_seq(self) -> int:
        """The newest row's number."""
        with self._reading() as connection:
            return int(connection.execute("SELECT coalesce(max(seq), 0) FROM page_storedpage").fetchone()[0])

    def changes(self, *, since: int, limit: int) -> list[Change]:
        """What was stored after that number, oldest first."""
        query = "SELECT seq, path, status FROM page_storedpage WHERE seq > ? ORDER BY seq LIMIT ?"
        with self._reading() as connection:
            return [Change(*row) for row in connection.execute(query, (since, limit))]

    def load(self, path: str) -> StoredRow | None:
        """The row of a path."""
        with self._reading() as connection:
            found = connection.execute(f"{ROWS} WHERE path = ?", (path,)).fetchone()
            return StoredRow(*found) if found else None

    def closed(self) -> list[StoredRow]:
        """All rows that say a page is gone, killed or moved."""
        with self._reading() as connection:
            return [StoredRow(*row) for row in connection.execute(f"{ROWS} WHERE status <> 200")]

    def pulses(self) -> dict[str, int]:
        """Each channel's number: how often something changed there."""
        with self._reading() as connection:
            return dict(connection.execute("SELECT channel, number FROM kernel_pulse"))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            if self._connection is None:
                self._connection = _open(self._file)
                self._connections += 1
            yield self._connection
        except sqlite3.Error as error:
            self.close()
            raise StoreAwayError(str(error)) from error


def _open(file: Path) -> sqlite3.Connection:
    address = file.resolve().as_uri() + "?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=1, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA mmap_size=268435456")
    return connection
