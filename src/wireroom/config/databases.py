"""Where the newsroom's tables lie: which database, opened how, and which room's tables in which."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

APART = frozenset({"alert"})
SCHEMES = ("postgresql://", "postgres://")


def sqlite(file: Path, *, cache_mb: int, mapped_mb: int) -> dict[str, Any]:
    """A file of SQLite's, as Django's settings tell of it."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
                f"PRAGMA mmap_size={mapped_mb * 1_048_576}; PRAGMA cache_size={-1_000 * cache_mb};"
            ),
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """A database of PostgreSQL's by its address (RFC 3986, libpq's parameters behind `?`), as Django's settings tell.

    Raises ValueError when it names no database.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if not url.startswith(SCHEMES) or not name or "/" in name:
        message = "it is no database; give postgresql://name:password@host/database"
        raise ValueError(message)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": None,
    }


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
