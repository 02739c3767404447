"""The database, and what waits in it. Read in plain SQL, so that it can be looked at while Django cannot start."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from wireroom.config.commands.findings import Finding, fail, ok, warn
from wireroom.config.processes import places

type Look = Callable[[sqlite3.Connection], Finding]


def findings(data: Path) -> Iterator[Finding]:
    """Look at the database file, at errands that fail, at what is in quarantine, and at feeds that are not well."""
    file = places.database(data)
    if not file.exists():
        yield ok("No database yet; the first `wireroom up` makes it")
        return
    connection = sqlite3.connect(file.as_uri() + "?mode=rw", uri=True, timeout=5)
    try:
        for look in (_journal, _soundness, _errands, _quarantine, _feeds):
            yield _careful(look, connection)
    finally:
        connection.close()


def _careful(look: Look, connection: sqlite3.Connection) -> Finding:
    try:
        return look(connection)
    except sqlite3.Error as error:
        return fail(f"The database cannot be read: {error}", "Run `wireroom up` once, or restore it from a backup.")


def _journal(connection: sqlite3.Connection) -> Finding:
    mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if mode == "wal":
        return ok("Write-ahead log works")
    mend = "Keep the data folder on a local disk: network file systems cannot share the write-ahead log."
    return fail(f"The database is in {mode} mode", mend)


def _soundness(connection: sqlite3.Connection) -> Finding:
    said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    mend = "Stop the newsroom and restore var/ from a backup; keep the broken file for `sqlite3 .recover`."
    return ok("The database is sound") if said == "ok" else fail(f"The database is damaged: {said}", mend)


def _errands(connection: sqlite3.Connection) -> Finding:
    query = "SELECT count(*), min(error) FROM kernel_errand WHERE error <> ''"
    count, error = connection.execute(query).fetchone()
    if not count:
        return ok("No errand fails")
    last = error.strip().splitlines()[-1]
    return warn(f"{count} errands fail and are tried again: {last}", "The whole errors stand in table kernel_errand.")


def _quarantine(connection: sqlite3.Connection) -> Finding:
    count = connection.execute("SELECT count(*) FROM wire_quarantinedcopy WHERE state = 'waiting'").fetchone()[0]
    if not count:
        return ok("Nothing is in quarantine")
    return warn(f"{count} files are in quarantine", "See /desk/quarantine: retry or dismiss each.")


def _feeds(connection: sqlite3.Connection) -> Finding:
    query = (
        "SELECT feed.name, coalesce(tie.trouble, '') FROM wire_feed AS feed"
        " LEFT JOIN wire_transport AS tie ON tie.feed_id = feed.id AND NOT tie.paused"
        " WHERE feed.alarm <> '' OR coalesce(tie.trouble, '') <> '' ORDER BY feed.name"
    )
    found = [f"{name} {'fails: ' + trouble if trouble else 'is silent'}" for name, trouble in connection.execute(query)]
    if not found:
        return ok("No feed fails or is silent too long")
    return warn("; ".join(found), "The desk's page of feeds tells since when, and tries a transport out.")
