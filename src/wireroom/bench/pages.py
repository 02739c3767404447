"""`wireroom bench pages`: one article, the same compressed bytes, from the front and from nginx, on one core each."""

from __future__ import annotations

import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it ships no types

from wireroom.bench.figures import Figures
from wireroom.bench.newsroom import free_port, wait_for
from wireroom.bench.nginx import nginx
from wireroom.bench.peers import listens, need, on_core, running

RUNS = 7
SECONDS = 2
CONNECTIONS = 32
SERVER_CORE, CLIENT_CORE = 0, 1
PAGE = "/2026/11/22/harbour"
PARAGRAPHS = 60
ACCEPTED = "gzip, deflate, br"
STORE = """
CREATE TABLE page_storedpage (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE, status INTEGER, content_type TEXT, cache_control TEXT,
    etag TEXT, mark TEXT, last_modified INTEGER, location TEXT, gzip BLOB, br BLOB, plain BLOB, story_id INTEGER
);
"""
ROW = """
INSERT INTO page_storedpage
    (path, status, content_type, cache_control, etag, mark, last_modified, location, gzip, br, plain, story_id)
VALUES (?, 200, 'text/html; charset=utf-8', 'no-cache', '"0123456789abcdef"', '', 1700000000, '', ?, ?, NULL, 1)
"""


def measure() -> Figures:
    """Requests per second of both, medians of alternating runs, and their ratio.

    Raises PeerMissingError when nginx, its brotli module or wrk is not installed.
    """
    packed = brotli.compress(article(), quality=11)
    front_runs, nginx_runs = [], []
    with tempfile.TemporaryDirectory() as place, _front(Path(place), packed) as front:
        headers = _headers(front)
        with nginx(Path(place), page=PAGE, body=packed, headers=headers, core=SERVER_CORE) as peer:
            for url in (front, peer):
                _load(url, seconds=1)
            for _ in range(RUNS):
                front_runs.append(_load(front, seconds=SECONDS))
                nginx_runs.append(_load(peer, seconds=SECONDS))
    ours, theirs = statistics.median(front_runs), statistics.median(nginx_runs)
    return Figures(
        figures={"requests_per_s": ours, "nginx_requests_per_s": theirs, "ratio_to_nginx": ours / theirs},
        units={"requests_per_s": "requests/s", "nginx_requests_per_s": "requests/s", "ratio_to_nginx": "times"},
        runs=RUNS,
    )


def article() -> bytes:
    """An article's worth of HTML, some 25 kB, the same each time."""
    chance = random.Random(1)  # noqa: S311 - the same words each time, no secret
    words = ["".join(chance.choices("aeiounrstlmd", k=chance.randint(2, 9))) for _ in range(900)]
    text = ("<p>" + " ".join(chance.choices(words, k=65)) + ".</p>" for _ in range(PARAGRAPHS))
    return ("<!doctype html><title>Harbour</title><main>" + "\n".join(text) + "</main>").encode()


@contextmanager
def _front(place: Path, packed: bytes) -> Iterator[str]:
    connection = sqlite3.connect(place / "wireroom.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(STORE)
    connection.execute(ROW, (PAGE, b"", packed))
    connection.close()
    port = free_port()
    ours, theirs = os.pipe()
    command = [sys.executable, "-m", "wireroom.config.processes.child", "front", str(ours)]
    environment = {"WIREROOM_DATA": str(place), "WIREROOM_PORT": str(port), "WIREROOM_HOST": "127.0.0.1"}
    with running(on_core(SERVER_CORE, command), fds=[ours], environment=environment):
        wait_for(lambda: listens(port), what="the front")
        yield f"http://127.0.0.1:{port}{PAGE}"
    os.close(ours)
    os.close(theirs)


def _headers(url: str) -> dict[str, str]:
    asked = urllib.request.Request(url, headers={"Accept-Encoding": ACCEPTED})  # noqa: S310 - our own loopback address
    with urllib.request.urlopen(asked) as answer:  # noqa: S310 - as above
        return dict(answer.headers)


def _load(url: str, *, seconds: int) -> float:
    command = [need("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "-H", f"Accept-Encoding: {ACCEPTED}", url]
    told = subprocess.run(on_core(CLIENT_CORE, command), capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(f"{url} did not answer all requests:\n{told}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if found is None:
        raise RuntimeError(f"wrk said something else than was expected:\n{told}")
    return float(found[1])
