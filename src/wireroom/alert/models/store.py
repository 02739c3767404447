"""The database that the room's tables lie in, and who writes there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

STORE = "alerts"
"""The database they lie in, as Django's settings name it."""
WRITER = 8_030
"""Whoever holds this number in PostgreSQL is the one that writes."""


@contextmanager
def writing() -> Iterator[None]:
    """A transaction in which nobody else writes what was read: on SQLite by its nature, on PostgreSQL by a lock.

    Readers are not kept waiting, nor single statements such as what a sender writes down of its own batch.
    """
    with transaction.atomic(using=STORE):
        if connections[STORE].vendor == "postgresql":
            with connections[STORE].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER])
        yield
