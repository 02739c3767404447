from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from wireroom.bench import desk_work, peers, run
from wireroom.desk.models import Act
from wireroom.pictures.models import ArchivedPicture
from wireroom.story.models import Draft, Story


def test_an_unknown_benchmark_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.run("nosuch", json=True) == 1
    told = capsys.readouterr()
    assert told.out == ""
    known = "appeals, fanout, kill, live, pages, publish, scale, search, wire"
    assert told.err == f"There is no benchmark 'nosuch': choose one of {known}.\n"


def test_a_peer_that_is_missing_is_named_with_its_mend(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(peers, "SYSTEM", str(tmp_path))
    with pytest.raises(peers.PeerMissingError, match=r"nginx is not installed.*apt install nginx"):
        peers.need("nginx")


def test_a_server_is_found_where_only_the_system_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "a-server"
    program.touch(mode=0o755)
    monkeypatch.setattr(peers, "SYSTEM", str(tmp_path))
    assert peers.need("a-server") == str(program)


@pytest.mark.django_db
def test_what_a_large_archive_is_filled_with_fits_the_tables_of_today() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    Story.objects.create(pk=5_020, created_at=now, headline="Of every kind", publish_at=now)
    for statement in desk_work.FILED:
        connection.connection.execute(statement, {"first": 5_020, "last": 5_020})
    assert (Draft.objects.count(), ArchivedPicture.objects.count(), Act.objects.count()) == (1, 1, 1)
