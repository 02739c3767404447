"""kill -9 of any process while 500 items are filed: after the restart each is there once, and each page is right."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from wirecopy import newsml

from wireroom.bench.newsroom import WIREROOM, Newsroom, wait_for

ITEMS = 500
SEED = int(os.environ.get("WIREROOM_TEST_SEED", "20261122"))


@pytest.fixture
def own_newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(data=tmp_path / "newsroom")
    room.start()
    yield room
    room.stop()


def write_items(folder: Path) -> list[Path]:
    folder.mkdir()
    paths = []
    for number in range(ITEMS):
        paths.append(folder / f"item-{number:03}.xml")
        paths[-1].write_bytes(
            newsml(
                guid=f"urn:newsml:halyard.example:power-{number}",
                version=1,
                headline=f"Power cut story number {number}",
                slugline=f"POWER-{number}",
                paragraphs=[f"Paragraph of story {number}.", "A second one."],
            )
        )
    return paths


def search_total(newsroom: Newsroom) -> int:
    """How many stories the sitemaps list, each counted once."""
    index = newsroom.get("/sitemap.xml").text
    chunks = [part.split("</loc>")[0].removeprefix(newsroom.url) for part in index.split("<loc>")[1:]]
    listed = [loc for chunk in chunks for loc in newsroom.get(chunk).text.split("<loc>")[1:] if "power-cut" in loc]
    return len(listed) if len(listed) == len({loc.split("</loc>")[0] for loc in listed}) else -1


def test_nothing_is_lost_or_doubled_by_kill_9(own_newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom = own_newsroom
    chance = random.Random(SEED)
    paths = write_items(tmp_path / "items")
    command = [WIREROOM, "ingest", "--feed", "halyard", *paths]
    ingest = subprocess.Popen(
        command, env=newsroom.environment, cwd=newsroom.data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(6):
        time.sleep(chance.uniform(0.1, 0.9))
        victim = chance.choice(sorted(newsroom.processes().values()))
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    if ingest.poll() is None:
        ingest.send_signal(signal.SIGKILL)
    ingest.wait(10)

    assert newsroom.process is not None
    newsroom.process.kill()
    newsroom.process.wait(10)
    newsroom.start()
    again = newsroom.run("ingest", "--feed", "halyard", *map(str, paths))
    assert again.returncode == 0, again.stdout + again.stderr

    wait_for(lambda: search_total(newsroom) == ITEMS, seconds=90, what=f"{ITEMS} stories, each once (seed {SEED})")
    for number in chance.sample(range(ITEMS), 25):
        answer = newsroom.get(f"/search?q=%22story+number+{number}%22")
        assert answer.text.count(f'power-cut-story-number-{number}"') >= 1
    front = json.loads(newsroom.get("/feed.json").text)
    assert len(front["items"]) == len({item["id"] for item in front["items"]})
    assert newsroom.run("verify").returncode == 0
