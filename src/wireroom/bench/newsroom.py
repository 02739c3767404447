"""A real newsroom on a throw-away folder: `wireroom up`, used and seen only from outside. Journeys start it too."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path

WIREROOM = Path(sys.executable).with_name("wireroom")


@dataclass(frozen=True)
class Answer:
    """What the site said to one request."""

    status: int
    headers: Message
    text: str


def wait_for[T](look: Callable[[], T], *, seconds: float = 20, what: str = "", pace: float = 0.005) -> T:
    """Look every `pace` seconds until there is something, and return it.

    Raises TimeoutError, naming `what`, when `seconds` have passed.
    """
    deadline = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > deadline:
            message = f"waited {seconds} s in vain for {what or look}"
            raise TimeoutError(message)
        time.sleep(pace)
    return found


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _StayPut(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_opener = urllib.request.build_opener(_StayPut)


@dataclass
class Newsroom:
    """One installation: its folder, its port, its parent process."""

    data: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The site's address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment its commands run in: unless `settings` say otherwise, the desk asks for a password alone."""
        own = {
            "WIREROOM_DATA": str(self.data),
            "WIREROOM_PORT": str(self.port),
            "WIREROOM_STAFF_SECOND_FACTOR": "false",
        }
        return {**os.environ, **own, **self.settings}

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.data.mkdir(parents=True, exist_ok=True)
        command = [str(WIREROOM), "up", "--port", str(self.port)]
        with (self.data / "up.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, cwd=self.data)
        try:
            wait_for(self._answers, seconds=180, what=f"the site at {self.url}; see {self.data}/up.log")
        except BaseException:
            self.stop()
            raise

    def _answers(self) -> bool:
        if self.process is None or self.process.poll() is not None:
            raise RuntimeError("wireroom up ended: " + (self.data / "up.log").read_text())
        return self.status("/") == 200 and self.status("/search") == 200

    def stop(self) -> None:
        """Stop it as an operator would, and wait until it has ended."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for one address; status 0 when nobody answers."""
        request = urllib.request.Request(self.url + path, headers=headers)  # noqa: S310 - our own loopback address
        try:
            with _opener.open(request, timeout=10) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode("utf-8", "replace"))
        except (urllib.error.URLError, OSError):
            return Answer(0, Message(), "")

    def status(self, path: str) -> int:
        """The status of one address."""
        return self.get(path).status

    def drop(self, name: str, data: bytes, *, feed: str = "halyard") -> None:
        """Let a file land in a feed's hot folder, whole."""
        folder = self.data / "incoming" / feed
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}"
        draft.write_bytes(data)
        draft.rename(folder / name)

    def run(self, *arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run one `wireroom` command on this installation."""
        return subprocess.run(
            [WIREROOM, *arguments],
            env=self.environment,
            cwd=self.data,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def find(self, headline: str) -> str | None:
        """The address of the story with this headline, read off the site's own JSON Feed."""
        feed = self.get("/feed.json")
        if feed.status != 200:
            return None
        for item in json.loads(feed.text)["items"]:
            if item["title"] == headline:
                return str(item["url"]).removeprefix(self.url)
        return None

    def published(self, headline: str, *, seconds: float = 20) -> str:
        """Wait until a story with this headline is out; its path."""
        return wait_for(lambda: self.find(headline) or "", seconds=seconds, what=f"{headline!r} on the site")

    def processes(self) -> dict[str, int]:
        """The pids of the parent's children by their role, from /proc."""
        found: dict[str, int] = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                stat = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                command = (entry / "cmdline").read_bytes().decode().split("\0")
            except OSError:
                continue
            if self.process and int(stat[1]) == self.process.pid:
                found[" ".join(command[1:])] = int(entry.name)
        return found

    def remove(self) -> None:
        """Stop it and delete its folder."""
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)
