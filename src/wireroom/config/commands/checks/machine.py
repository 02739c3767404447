"""What the machine must offer."""

from __future__ import annotations

import platform
import resource
import sqlite3
import sys
import zoneinfo
from collections.abc import Iterator

from wireroom.config.commands.findings import Finding, fail, ok, warn

ENOUGH_FILES = 8_192


def findings() -> Iterator[Finding]:
    """Look at Python, SQLite, the time zones and the limit of open files."""
    yield _python()
    yield _sqlite()
    yield _zones()
    yield _open_files()


def _python() -> Finding:
    name = f"Python {platform.python_version()}"
    return ok(name) if sys.version_info >= (3, 12) else fail(name, "Install Python 3.12 or later.")


def _sqlite() -> Finding:
    name = f"SQLite {sqlite3.sqlite_version}"
    if sqlite3.sqlite_version_info < (3, 37):
        return fail(name, "Install a Python that is built with SQLite 3.37 or later.")
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
    except sqlite3.OperationalError:
        return fail(f"{name} without FTS5", "Install a Python whose SQLite has full-text search (FTS5).")
    finally:
        connection.close()
    return ok(f"{name} with full-text search")


def _zones() -> Finding:
    if zoneinfo.available_timezones():
        return ok("Time zone data")
    return fail("No time zone data", "Install the system's tzdata package, or `pip install tzdata`.")


def _open_files() -> Finding:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard in {resource.RLIM_INFINITY, -1} or hard >= ENOUGH_FILES:
        return ok("Enough open files allowed" if hard == resource.RLIM_INFINITY else f"{hard} open files allowed")
    mend = f"Each open page needs one: raise the limit (ulimit -Hn, or LimitNOFILE= of the service) to {ENOUGH_FILES}."
    return warn(f"Only {hard} open files allowed", mend)
