"""A parent with one real child, in a process of its own, for tests of who watches whom."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wireroom.config.processes import lock

PARENT = """
import os, sys
from pathlib import Path
from wireroom.config.processes import lock
from wireroom.config.processes.supervise import Supervisor

data = Path(os.environ["WIREROOM_DATA"])
def note(children):
    lock.note(data, lock.Running(pid=os.getpid(), url="", children=children))

with lock.hold(data):
    parent = Supervisor(environment={}, say=lambda role, line: print(role, line, flush=True), noted=note)
    parent.add(["front"])
    parent.watch()
    parent.stop()
"""


def wait_for[T](look: Callable[[], T], *, seconds: float = 20, what: str = "") -> T:
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited {seconds} s for {what or look}"
        time.sleep(0.01)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@dataclass
class Family:
    data: Path
    port: int
    parent: subprocess.Popen[bytes]

    @property
    def front(self) -> int:
        running = lock.running(self.data)
        return running.children.get("front", 0) if running else 0

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def end(self) -> None:
        if self.parent.poll() is None:
            self.parent.send_signal(signal.SIGTERM)
            self.parent.wait(15)


def found_family(data: Path) -> Family:
    port = free_port()
    environment = {**os.environ, "WIREROOM_DATA": str(data), "WIREROOM_PORT": str(port)}
    family = Family(data, port, subprocess.Popen([sys.executable, "-c", PARENT], env=environment))
    wait_for(lambda: family.front and family.listens(), what="the first child")
    return family
