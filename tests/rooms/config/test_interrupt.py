"""Ctrl-C at any moment of a start: no traceback, no orphan."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from family import free_port, is_alive, wait_for

WIREROOM = Path(sys.executable).with_name("wireroom")


def of_the_session(leader: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            session = int(entry.read_text().rsplit(")", 1)[1].split()[3])
        except OSError:
            continue
        if session == leader and is_alive(int(entry.parent.name)):
            found.append(int(entry.parent.name))
    return found


@pytest.fixture(autouse=True)
def _can_be_interrupted() -> Iterator[None]:
    """Whoever runs the tests in the background may have told all that it starts to ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("after", [0.15, 0.3, 0.6, 1.2])
def test_ctrl_c_while_it_starts_leaves_nothing(tmp_path: Path, after: float) -> None:
    environment = {**os.environ, "WIREROOM_DATA": str(tmp_path / "var"), "WIREROOM_PORT": str(free_port())}
    with (tmp_path / "log").open("wb") as log:
        command = [WIREROOM, "up"]
        process = subprocess.Popen(
            command, env=environment, cwd=tmp_path, stdout=log, stderr=log, start_new_session=True
        )
        time.sleep(after)  # the moment is what is tested
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(15) in {0, 130}
    assert "Traceback" not in (tmp_path / "log").read_text()
    wait_for(lambda: not of_the_session(process.pid), what="the end of every child")
