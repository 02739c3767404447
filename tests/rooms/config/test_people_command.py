"""`wireroom people`, from outside: the way in when no admin can come in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

WIREROOM = Path(sys.executable).with_name("wireroom")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WIREROOM_DATA": str(folder), "COLUMNS": "120"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run([WIREROOM, *arguments], capture_output=True, text=True, check=False, env=environment)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with its tables and its first editor."""
    folder = tmp_path_factory.mktemp("people")
    feed = folder / "empty.txt"
    feed.write_text("nothing")
    run(folder, "ingest", str(feed))
    return folder


def test_people_are_listed_taken_on_changed_and_switched_off(newsroom: Path) -> None:
    assert "editor   Admin" in run(newsroom, "people").stdout
    added = run(newsroom, "people", "add", "ulla", "reporter")
    assert added.returncode == 0, added.stderr
    assert "/desk/welcome/" in added.stdout
    assert "ulla is admin now" in run(newsroom, "people", "role", "ulla", "admin").stdout
    again = run(newsroom, "people", "link", "ulla")
    assert again.stdout.splitlines()[-1] != added.stdout.splitlines()[-1]
    assert "ulla had no second factor" in run(newsroom, "people", "factor", "ulla").stdout
    assert "ulla is switched off" in run(newsroom, "people", "off", "ulla").stdout
    listed = run(newsroom, "people").stdout
    assert "off" in next(line for line in listed.splitlines() if line.startswith("ulla"))

    last = run(newsroom, "people", "off", "editor")
    assert (last.returncode, last.stdout) == (1, "")
    assert "last admin" in last.stderr
    assert "no role" in run(newsroom, "people", "role", "ulla", "owner").stderr
    assert "nobody called" in run(newsroom, "people", "link", "nobody").stderr


def test_without_a_newsroom_it_says_how_to_make_one(tmp_path: Path) -> None:
    told = run(tmp_path / "none", "people")
    assert told.returncode == 1
    assert "`wireroom up` makes one" in told.stderr
