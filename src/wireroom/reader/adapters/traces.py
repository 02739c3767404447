"""What databases keep of deleted rows, beside their tables."""

from __future__ import annotations

from django.db import connections


class TracesLeftError(Exception):
    """A journal is in use and could not be emptied; it is to be tried again."""


def empty_journals() -> None:
    """Write SQLite's journals into their databases and cut them to nothing, for they still hold what was deleted.

    The databases themselves overwrite what is deleted (`PRAGMA secure_delete`, set by `config`).
    Raises TracesLeftError.
    """
    for connection in connections.all():
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_ = cursor.fetchone()
        if busy:
            raise TracesLeftError(f"the journal of the database {connection.alias} is in use")
