"""Which room's tables lie in which database."""

from __future__ import annotations

from typing import Any

APART = frozenset({"alert"})


class AlertsApart:
    """Alerts have a database of their own: SQLite has one writer at a time, and sending must not hold up publishing."""

    def db_for_read(self, model: Any, **_hints: Any) -> str:
        """Where a table is read."""
        label = model._meta.app_label  # noqa: SLF001 - Django gives its name there alone
        return "alerts" if label in APART else "default"

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **_hints: Any) -> bool:
        """Only within one database."""
        return self.db_for_read(one) == self.db_for_read(other)

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        """Each table is made where it lies, and nowhere else."""
        return (db == "alerts") == (app_label in APART)
