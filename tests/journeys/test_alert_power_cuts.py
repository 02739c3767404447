"""kill -9 of the sender at 20 random moments of an alert to 10,000: everybody gets it, and every device shows one."""

from __future__ import annotations

import base64
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import http_ece
import pytest
from alert_desk_call import desk
from cryptography.hazmat.primitives.asymmetric import ec

from h2_push_service import Delivery, PushService, Reply
from wireroom.bench.newsroom import Newsroom, wait_for

READERS = 10_000
CUTS = 20
SEED = int(os.environ.get("WIREROOM_TEST_SEED", "20261126"))


@pytest.fixture
def push(tmp_path: Path) -> Iterator[PushService]:
    service = PushService(tmp_path)
    yield service
    service.close()


@pytest.fixture
def newsroom(tmp_path: Path, push: PushService) -> Iterator[Newsroom]:
    room = Newsroom(
        data=tmp_path / "newsroom",
        settings={
            "WIREROOM_SENDERS": "0",
            "WIREROOM_PUSH_SERVICES": push.origin,
            "SSL_CERT_FILE": str(push.authorities),
        },
    )
    room.start()
    yield room
    room.stop()


def start_sender(newsroom: Newsroom) -> tuple[subprocess.Popen[bytes], int]:
    """Start a sender as `wireroom up` does, with a pipe that it holds on to."""
    theirs, ours = os.pipe()
    command = [sys.executable, "-m", "wireroom.config.processes.child", "sender-1", str(theirs)]
    process = subprocess.Popen(command, env=newsroom.environment, cwd=newsroom.data, pass_fds=[theirs])
    os.close(theirs)
    return process, ours


def test_everybody_gets_it_and_every_device_shows_one(newsroom: Newsroom, push: PushService) -> None:
    chance = random.Random(SEED)
    known = desk(newsroom, "readers", push.origin, str(READERS))
    desk(newsroom, "order", "The dam has burst")

    def answer(_: Delivery) -> Reply:
        time.sleep(0.0008)  # so slow that there is a middle to be cut off in
        return Reply()

    push.answer = answer
    cut_in_the_middle = 0
    for _ in range(CUTS):
        before = len(push.deliveries)
        process, pipe = start_sender(newsroom)
        try:
            wait_for(lambda seen=before: len(push.deliveries) > seen, seconds=120, what="messages")  # type: ignore[misc]
            threading.Event().wait(chance.uniform(0, 0.25))
        finally:
            process.kill()
            process.wait(10)
            os.close(pipe)
        cut_in_the_middle += len(set(push.paths())) < READERS
    push.answer = lambda _: Reply()
    process, pipe = start_sender(newsroom)
    try:
        wait_for(lambda: desk(newsroom, "state")["state"] == "sent", seconds=120, what="the end of the alert")
    finally:
        process.terminate()
        process.wait(20)
        with suppress(OSError):
            os.close(pipe)

    assert cut_in_the_middle == CUTS
    assert desk(newsroom, "state")["accepted"] == READERS
    times = Counter(push.paths())
    assert len(times) == READERS
    screens: dict[str, dict[str, str]] = {}
    private = ec.derive_private_key(int.from_bytes(base64.b64decode(str(known["private"]))), ec.SECP256R1())
    heads = set()
    for each in push.deliveries:
        heads.add(each.body[:86])
        assert each.headers["topic"] == push.deliveries[0].headers["topic"]
        text = http_ece.decrypt(
            each.body, private_key=private, auth_secret=base64.b64decode(str(known["auth"])), version="aes128gcm"
        )
        notice = json.loads(text)["notification"]
        screens.setdefault(each.path, {})[notice["tag"]] = notice["title"]
    assert all(list(screen.values()) == ["The dam has burst"] for screen in screens.values())
    assert len(heads) == len(push.deliveries), "no envelope sealed two messages"
    twice = sum(1 for number in times.values() if number > 1)
    assert twice < READERS / 2, f"{twice} were sent it more than once"
