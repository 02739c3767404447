"""Ids of subscriptions are never given twice, not even after a new version of the newsroom changed their table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alert_room import NOW
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import load_backend
from pytest_django import DjangoDbBlocker

from wireroom.alert.models import STORE
from wireroom.config.databases import sqlite

BEFORE, AFTER = ("alert", "0004_named_in_digests"), ("alert", "0009_chooses")
"""What was released last, and what changed the table since."""


@pytest.fixture
def old_file(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The alerts' tables in a file of their own."""
    usual = connections[STORE]
    file = {**usual.settings_dict, **sqlite(tmp_path / "alerts.sqlite3", cache_mb=1, mapped_mb=0)}
    with django_db_blocker.unblock():
        own = connections[STORE] = load_backend(file["ENGINE"]).DatabaseWrapper(file, STORE)
        try:
            yield
        finally:
            own.close()
            connections[STORE] = usual


def brought_to(state: tuple[str, str]) -> Any:
    """The table of subscriptions as it was then."""
    executor = MigrationExecutor(connections[STORE])
    return executor.migrate([state]).apps.get_model("alert", "Subscription").objects.using(STORE)


def kept(table: Any, number: int) -> int:
    endpoint = {"digest": bytes([number]) * 32, "endpoint": f"https://push.test/{number}"}
    keys = {"p256dh": b"", "auth": b"", "key_id": "one", "service_id": 1, "profile_id": 1}
    made: int = table.create(**endpoint, **keys, born_at=NOW, seen_at=NOW).pk
    return made


@pytest.mark.usefixtures("old_file")
def test_the_id_of_a_deleted_subscription_is_not_given_again_after_the_table_was_changed() -> None:
    table = brought_to(BEFORE)
    ids = [kept(table, number) for number in range(3)]
    table.filter(pk__in=ids[1:]).delete()

    table = brought_to(AFTER)

    assert table.get().chooses is False
    assert kept(table, 4) > max(ids)
    assert not hasattr(brought_to(BEFORE).get(pk=ids[0]), "chooses"), "it goes back too"
