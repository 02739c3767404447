"""A page store made by hand, the front that serves it, and an open tab's live stream."""

from __future__ import annotations

import gzip
import http.client
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import brotli
import pytest

TABLE = """
CREATE TABLE page_storedpage (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE NOT NULL, status INTEGER NOT NULL,
    content_type TEXT NOT NULL, cache_control TEXT NOT NULL, etag TEXT NOT NULL, mark TEXT NOT NULL,
    last_modified INTEGER NOT NULL, location TEXT NOT NULL, gzip BLOB, br BLOB, plain BLOB, story_id INTEGER
)
"""
PULSES = "CREATE TABLE kernel_pulse (channel TEXT PRIMARY KEY, number INTEGER NOT NULL)"
BEAT = """
INSERT INTO kernel_pulse VALUES (?, 1) ON CONFLICT (channel) DO UPDATE SET number = kernel_pulse.number + 1
"""
PUT = """
INSERT OR REPLACE INTO page_storedpage
    (path, status, content_type, cache_control, etag, mark, last_modified, location, gzip, br, plain)
VALUES (?, ?, ?, 'no-cache', ?, ?, ?, ?, ?, ?, ?)
"""
FRONT = """
import asyncio, os, signal, sys
from pathlib import Path
from wireroom.page.front.server import Front, serve

async def main(folder, port):
    until = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, until.set)
    front = Front(database=folder / "wireroom.sqlite3", app_socket=folder / "app.sock")
    await serve(front, host="127.0.0.1", port=port, until=until)

asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
os._exit(0)
"""


def wait_for[T](look: Callable[[], T], *, seconds: float = 10, what: str = "") -> T:
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited {seconds} s for {what or look}"
        time.sleep(0.002)
    return found


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Site:
    """The store, and what the front answers."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    streams: list[Stream] = field(default_factory=list)

    def make_store(self) -> None:
        with self.connect() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(TABLE)
            connection.execute(PULSES)

    def connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.folder / "wireroom.sqlite3", isolation_level=None)

    def put(
        self,
        path: str,
        body: bytes = b"",
        *,
        status: int = 200,
        mark: str = "",
        location: str = "",
        plain: bool = False,
        content_type: str = "text/html; charset=utf-8",
    ) -> None:
        forms = (None, None, body) if plain else (gzip.compress(body), brotli.compress(body), None)
        connection = self.connect()
        connection.execute(PUT, (path, status, content_type, '"e1"', mark, 1_700_000_000, location, *forms))
        connection.close()

    def beat(self, channel: str) -> None:
        connection = self.connect()
        connection.execute(BEAT, (channel,))
        connection.close()

    def start(self) -> None:
        self.process = subprocess.Popen([sys.executable, "-c", FRONT, str(self.folder), str(self.port)])
        wait_for(self.listens, what="the front")

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(10)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=named)
        response = connection.getresponse()
        answer = Answer(
            response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        )
        connection.close()
        return answer

    def listen(self, query: str, **headers: str) -> Stream:
        return self.open_stream(f"/live?{query}", **headers)

    def open_stream(self, address: str, **headers: str) -> Stream:
        self.streams.append(Stream(self.port, address, headers))
        return self.streams[-1]

    def close_streams(self) -> None:
        while self.streams:
            self.streams.pop().close()


class Stream:
    """One open tab's live stream, read event by event."""

    def __init__(self, port: int, address: str, headers: dict[str, str]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request("GET", address, headers=named)
        self.response = self._connection.getresponse()
        self.status = self.response.status

    def event(self) -> dict[str, str]:
        """The next event; those without a name (the opening, heartbeats) are passed over."""
        fields: dict[str, str] = {}
        while line := self.response.readline():
            if line == b"\n":
                if "event" in fields:
                    return fields
                fields = {}
            elif not line.startswith(b":"):
                name, _, value = line.decode().rstrip("\n").partition(": ")
                fields[name] = value
        pytest.fail("the stream ended")

    def opening(self) -> bytes:
        return self.response.readline()

    def close(self) -> None:
        self.response.close()
        self._connection.close()


def new_site(folder: Path) -> Site:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return Site(folder, probe.getsockname()[1])
