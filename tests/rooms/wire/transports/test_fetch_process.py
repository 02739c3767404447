"""The real process, from outside: one feed's server hangs, one feed's thread dies, another's gives copy."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from faults import copy
from ftp_far_side import SECRET, USER, FtpFarSide

from wireroom.bench.newsroom import wait_for

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from wireroom.kernel.clock import SystemClock
from wireroom.wire import api as wire
for feed, port in {feeds!r}.items():
    settings = dict(host="127.0.0.1", port=port, user={user!r}, security="none", seconds=60, every=1)
    wire.save_transport(feed=feed, kind="ftp", settings=settings, secret={secret!r}, now=SystemClock().now())
from shelf import Shelf
from wireroom.wire.adapters.transports.registry import KINDS
trap = Shelf(files={{"c.xml": b"<copy/>"}})
def spring():
    trap.fault = lambda: None
    raise SystemExit
trap.fault = spring
KINDS["trap"] = trap.kind
wire.save_transport(feed="carrow", kind="trap", settings=dict(every=600), now=SystemClock().now())
from wireroom.config.processes import fetch
fetch.PAUSE_AFTER_LOSS = 0.5
print("ready", flush=True)
fetch.main()
"""


@pytest.fixture
def far_side(tmp_path: Path) -> Iterator[FtpFarSide]:
    far_side = FtpFarSide(tmp_path / "halyard")
    yield far_side
    far_side.close()


@pytest.fixture
def hanging() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield door.getsockname()[1]


@pytest.fixture
def process(tmp_path: Path, far_side: FtpFarSide, hanging: int) -> Iterator[subprocess.Popen[bytes]]:
    feeds = {"tidewater": hanging, "halyard": far_side.settings["port"]}
    environment = {
        **os.environ,
        "WIREROOM_DATA": str(tmp_path / "var"),
        "WIREROOM_PRIVATE_HOSTS": "127.0.0.1",
        "PYTHONPATH": str(Path(__file__).parent),
        "DJANGO_SETTINGS_MODULE": "wireroom.config.django_settings",
    }
    (tmp_path / "var").mkdir()
    script = PREPARE.format(feeds=feeds, user=USER, secret=SECRET)
    process = subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE)
    yield process
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def ask(tmp_path: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(f"file:{tmp_path / 'var' / 'wireroom.sqlite3'}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def delivered(tmp_path: Path) -> list[str]:
    return [name for (name,) in ask(tmp_path, "SELECT name FROM wire_delivery ORDER BY name")]


def test_a_server_that_hangs_delays_only_its_own_feed(
    tmp_path: Path, far_side: FtpFarSide, process: subprocess.Popen[bytes]
) -> None:
    far_side.put("a.xml", copy(1))
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    wait_for(lambda: "a.xml" in delivered(tmp_path), seconds=60, what="the first copy")
    far_side.put("b.xml", copy(2))
    wait_for(lambda: delivered(tmp_path) == ["a.xml", "b.xml", "c.xml"], seconds=30, what="the others")
    assert ask(tmp_path, "SELECT count(*) FROM wire_transport WHERE trouble <> ''") == [(0,)]
    process.send_signal(signal.SIGTERM)
    assert process.wait(12) == 0
    assert not ask(tmp_path, "SELECT name FROM wire_feed WHERE listening_since IS NULL")
    assert b"fetch.thread_lost" in process.stdout.read()
