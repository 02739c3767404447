"""`wireroom bench live`: how soon the last of a thousand readers of one article has heard of a new version."""

from __future__ import annotations

import os
import re
import selectors
import socket
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from wireroom.bench.copy import ninjs
from wireroom.bench.figures import Figures
from wireroom.bench.newsroom import Newsroom
from wireroom.bench.publish import FEED, path_of, wait_until_served

READERS = 1_000
VERSIONS = 7
SERIES = "live"
PATIENCE = 20.0


def measure() -> Figures:
    """Open the streams, then let seven new versions land, one after the other.

    Raises RuntimeError when a reader never hears of one.
    """
    newsroom = Newsroom(data=Path(mkdtemp(prefix="wireroom-bench-")))
    try:
        newsroom.start()
        return _measure(newsroom)
    finally:
        newsroom.remove()


def _measure(newsroom: Newsroom) -> Figures:
    _file(newsroom, version=1)
    path = path_of(0, series=SERIES)
    if not wait_until_served(newsroom, path, seconds=30):
        raise RuntimeError(f"{path} never appeared")
    before = _front_kib(newsroom)
    with _readers(newsroom.port, path) as readers:
        grown = _front_kib(newsroom) - before
        took = [_tell_all(newsroom, readers, version=version) for version in range(2, VERSIONS + 2)]
    return Figures(
        figures={
            "readers": READERS,
            "last_reader_ms": statistics.median(took) * 1000,
            "worst_last_reader_ms": max(took) * 1000,
            "kib_per_reader": grown / READERS,
        },
        units={
            "readers": "open streams",
            "last_reader_ms": "ms, from the file that lands",
            "worst_last_reader_ms": "ms",
            "kib_per_reader": "KiB of the front",
        },
        runs=VERSIONS,
    )


def _file(newsroom: Newsroom, *, version: int) -> None:
    copy = ninjs(0, series=SERIES, now=datetime.now(UTC), version=version)
    newsroom.drop(f"{SERIES}-{version}.json", copy.replace(b"<p>0.0", f"<p>Take {version}.".encode()), feed=FEED)


def _tell_all(newsroom: Newsroom, readers: Sequence[socket.socket], *, version: int) -> float:
    _file(newsroom, version=version)
    landed = time.monotonic()
    _hear(readers, b"event: changed")
    return time.monotonic() - landed


@contextmanager
def _readers(port: int, path: str) -> Iterator[list[socket.socket]]:
    asked = f"GET /live?page={path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n".encode()
    with ExitStack() as streams:
        readers = []
        for _ in range(READERS):
            readers.append(streams.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10)))
            readers[-1].sendall(asked)
        _hear(readers, b"retry:")
        yield readers


def _hear(readers: Sequence[socket.socket], word: bytes) -> None:
    """Read until every stream has brought the word."""
    deadline = time.monotonic() + PATIENCE
    with selectors.DefaultSelector() as selector:
        for reader in readers:
            selector.register(reader, selectors.EVENT_READ, bytearray())
        while selector.get_map():
            if time.monotonic() > deadline:
                raise RuntimeError(f"{len(selector.get_map())} of {len(readers)} readers never heard {word.decode()!r}")
            for key, _ in selector.select(1):
                _take(selector, key, word)


def _take(selector: selectors.BaseSelector, key: selectors.SelectorKey, word: bytes) -> None:
    data = os.read(key.fd, 65_536)
    if not data:
        raise RuntimeError("the front closed a reader's stream")
    key.data.extend(data)
    if word in key.data:
        selector.unregister(key.fileobj)


def _front_kib(newsroom: Newsroom) -> int:
    front = next(pid for command, pid in newsroom.processes().items() if " front " in f" {command} ")
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{front}/status").read_text())
    return int(found[1]) if found else 0
