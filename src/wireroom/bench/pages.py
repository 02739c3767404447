"""`wireroom bench pages`: one article, the same compressed bytes, from the front and from nginx, on one core each.

The front is asked by readers who are signed in too, with more cookies than browsers would send: those of an account
belong to `/account/` alone.
"""

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
SIGNED_IN = f"wireroom_reader={'s' * 32}; wireroom_reader_form={'f' * 32}"
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
    """Requests per second of both, and of the front with signed-in readers: medians of alternating runs, and ratios.

    What signed-in readers cost is the median of the pairs: each of a run with and one without, a moment apart.

    Raises PeerMissingError when nginx, its brotli module or wrk is not installed.
    """
    packed = brotli.compress(article(), quality=11)
    front_runs, known_runs, nginx_runs = [], [], []
    with tempfile.TemporaryDirectory() as place, _front(Path(place), packed) as front:
        headers = _headers(front)
        with nginx(Path(place), page=PAGE, body=packed, headers=headers, core=SERVER_CORE) as peer:
            for url in (front, peer):
                _load(url, seconds=1)
            for _ in range(RUNS):
                front_runs.append(_load(front, seconds=SECONDS))
                known_runs.append(_load(front, seconds=SECONDS, cookies=SIGNED_IN))
                nginx_runs.append(_load(peer, seconds=SECONDS))
    ours, known, theirs = (statistics.median(each) for each in (front_runs, known_runs, nginx_runs))
    figures = {
        "requests_per_s": ours,
        "signed_in_requests_per_s": known,
        "nginx_requests_per_s": theirs,
        "ratio_to_nginx": ours / theirs,
        "ratio_signed_in": statistics.median(one / other for one, other in zip(known_runs, front_runs, strict=True)),
    }
    units = {name: "requests/s" if name.endswith("per_s") else "times" for name in figures}
    return Figures(figures=figures, units=units, runs=RUNS)


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


def _load(url: str, *, seconds: int, cookies: str = "") -> float:
    sent = ["-H", f"Accept-Encoding: {ACCEPTED}", *(["-H", f"Cookie: {cookies}"] if cookies else [])]
    command = [need("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", *sent, url]
    told = subprocess.run(on_core(CLIENT_CORE, command), capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(f"{url} did not answer all requests:\n{told}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if found is None:
        raise RuntimeError(f"wrk said something else than was expected:\n{told}")
    return float(found[1])
