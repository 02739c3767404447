"""Two machines share one alert through PostgreSQL: each takes its part, and one goes on where the other fell."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from alert_desk_call import desk

from h2_push_service import Delivery, PushService, Reply
from postgres_cluster import cluster
from wireroom.bench.newsroom import WIREROOM, Newsroom, wait_for

READERS = 20_000


@pytest.fixture
def database() -> Iterator[str]:
    with cluster() as url:
        yield url


@pytest.fixture
def push(tmp_path: Path) -> Iterator[PushService]:
    service = PushService(tmp_path)
    yield service
    service.close()


@pytest.fixture
def newsroom(tmp_path: Path, push: PushService, database: str) -> Iterator[Newsroom]:
    room = Newsroom(
        data=tmp_path / "newsroom",
        settings={
            "WIREROOM_ALERTS_DATABASE_URL": database,
            "WIREROOM_PUSH_SERVICES": push.origin,
            "SSL_CERT_FILE": str(push.authorities),
        },
    )
    room.start()
    yield room
    room.stop()


def elsewhere(newsroom: Newsroom, folder: Path, **settings: str) -> subprocess.Popen[str]:
    """`wireroom senders` with a data folder of its own, as on another machine."""
    folder.mkdir(exist_ok=True)
    environment = newsroom.environment | {
        "WIREROOM_DATA": str(folder),
        "WIREROOM_PORT": "1",
        "WIREROOM_FRONT_URL": newsroom.url,
        **settings,
    }
    return subprocess.Popen(
        [WIREROOM, "senders"], env=environment, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def test_two_machines_share_an_alert_and_one_goes_on_where_the_other_fell(
    newsroom: Newsroom, push: PushService, tmp_path: Path
) -> None:
    shutil.copytree(newsroom.data / "vapid", tmp_path / "other" / "vapid")
    other = elsewhere(newsroom, tmp_path / "other")
    try:
        assert other.stdout is not None
        assert "sending beside" in other.stdout.readline()
        desk(newsroom, "readers", push.origin, str(READERS))

        def answer(_: Delivery) -> Reply:
            time.sleep(0.0005)  # so slow that there is something to share
            return Reply()

        push.answer = answer
        desk(newsroom, "order", "The dam has burst")
        wait_for(lambda: len(desk(newsroom, "state")["holders"]) > 1, seconds=120, what="both at work")
        assert len(set(push.paths())) < READERS, "it is in the middle of the alert"
        fallen = child_of(other.pid)
        os.kill(fallen, signal.SIGKILL)
        push.answer = lambda _: Reply()
        wait_for(lambda: desk(newsroom, "state")["state"] == "sent", seconds=120, what="the end of the alert")
    finally:
        other.terminate()
        other.communicate(timeout=30)
    assert desk(newsroom, "state")["accepted"] == READERS
    times = Counter(push.paths())
    assert len(times) == READERS
    assert not (tmp_path / "other" / "wireroom.sqlite3").exists(), "the other machine has the alerts' tables alone"


def child_of(parent: int) -> int:
    """The sender that a `wireroom senders` has started."""
    found = [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit()
        and int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) == parent
        and b"elsewhere-1" in (entry / "cmdline").read_bytes()
    ]
    assert len(found) == 1
    return found[0]


def test_a_machine_that_lacks_something_says_what_and_sends_nothing(
    newsroom: Newsroom, push: PushService, tmp_path: Path
) -> None:
    desk(newsroom, "readers", push.origin, "1")
    other = elsewhere(newsroom, tmp_path / "bare", WIREROOM_FRONT_URL="http://127.0.0.1:1")
    said, _ = other.communicate(timeout=60)
    assert other.returncode == 1
    assert "copy the folder `vapid`" in said
    assert "set WIREROOM_FRONT_URL" in said
    without = elsewhere(newsroom, tmp_path / "bare", WIREROOM_ALERTS_DATABASE_URL="")
    said, _ = without.communicate(timeout=60)
    assert without.returncode == 1
    assert "set WIREROOM_ALERTS_DATABASE_URL" in said
