"""kill -9 of the post at random moments of an edition: nobody is left out, and each cut repeats one letter at most."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from letter_box import PostOffice, open_post_office
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

READERS = 1_500
CUTS = 5
SEED = int(os.environ.get("WIREROOM_TEST_SEED", "20261126"))
CROWD = Path(__file__).with_name("briefing_crowd.py")


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    with open_post_office() as office:
        yield office


@pytest.fixture
def newsroom(tmp_path: Path, post_office: PostOffice) -> Iterator[Newsroom]:
    room = Newsroom(data=tmp_path / "newsroom", settings={"WIREROOM_EMAIL_URL": post_office.url})
    room.start()
    yield room
    room.stop()


def post_of(newsroom: Newsroom) -> int:
    """The pid of the process that mails."""
    return next((pid for role, pid in newsroom.processes().items() if " post " in f"{role} "), 0)


@pytest.mark.timeout(240)
def test_everybody_gets_it_and_few_get_it_twice(newsroom: Newsroom, post_office: PostOffice) -> None:
    chance = random.Random(SEED)
    newsroom.drop("dam.xml", newsml(guid="urn:dam", version=1, headline="The dam holds", paragraphs=["It does."]))
    newsroom.published("The dam holds")
    done = subprocess.run(
        [sys.executable, CROWD, str(READERS)], env=newsroom.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    cut_in_the_middle = 0
    for _ in range(CUTS):
        before = len(post_office.letters)
        wait_for(lambda seen=before: len(post_office.letters) > seen, seconds=60, what="letters")  # type: ignore[misc]
        threading.Event().wait(chance.uniform(0, 0.1))
        os.kill(wait_for(lambda: post_of(newsroom), what="the post process"), signal.SIGKILL)
        cut_in_the_middle += len({address for address, _ in post_office.letters}) < READERS
    wait_for(lambda: len({each for each, _ in post_office.letters}) == READERS, seconds=120, what="everybody's letter")

    assert cut_in_the_middle == CUTS
    times = Counter(address for address, _ in post_office.letters)
    assert sum(times.values()) - READERS <= CUTS, "each cut repeats one letter at most"
    assert len({letter["Message-ID"] for _, letter in post_office.letters}) == READERS
    assert all("The dam holds" in letter["Subject"] for _, letter in post_office.letters)
