"""From the file that lands to the bytes a reader gets: one by one at 10 items a second, and a burst of 1,000."""

from __future__ import annotations

import http.client
import statistics
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from wireroom.bench.copy import ninjs, slug
from wireroom.bench.figures import Figures
from wireroom.bench.newsroom import Newsroom

FEED = "bench"
PER_SECOND = 10
STEADY_ITEMS = 200
BURST_ITEMS = 1000


def measure() -> Figures:
    """Measure a newsroom of its own: 200 items at 10 a second, then three bursts of 1,000."""
    newsroom = Newsroom(data=Path(mkdtemp(prefix="wireroom-bench-")))
    try:
        newsroom.start()
        steady(newsroom, items=20, series="warm")
        took = sorted(steady(newsroom, items=STEADY_ITEMS, series="steady"))
        rates = [burst(newsroom, series=f"burst{number}") for number in range(3)]
    finally:
        newsroom.remove()
    return Figures(
        figures={
            "p50_ms": statistics.median(took) * 1000,
            "p99_ms": took[int(len(took) * 0.99) - 1] * 1000,
            "burst_items_per_s": statistics.median(rates),
        },
        units={"p50_ms": "ms", "p99_ms": "ms", "burst_items_per_s": "items/s"},
        runs=len(took),
    )


def steady(newsroom: Newsroom, *, items: int, series: str) -> list[float]:
    """Let items land at a steady pace; for each, the seconds until its page is served."""
    took: list[float] = []
    watchers = []
    began = time.monotonic()
    for number in range(items):
        time.sleep(max(0.0, began + number / PER_SECOND - time.monotonic()))
        newsroom.drop(f"{series}-{number}.json", ninjs(number, series=series, now=datetime.now(UTC)), feed=FEED)
        watcher = threading.Thread(target=_watch, args=(newsroom, number, series, time.monotonic(), took))
        watcher.start()
        watchers.append(watcher)
    for watcher in watchers:
        watcher.join()
    if len(took) != items:
        message = f"{items - len(took)} of {items} stories never appeared"
        raise RuntimeError(message)
    return took


def _watch(newsroom: Newsroom, number: int, series: str, landed: float, took: list[float]) -> None:
    if wait_until_served(newsroom, path_of(number, series=series), seconds=20):
        took.append(time.monotonic() - landed)


def burst(newsroom: Newsroom, *, series: str) -> float:
    """Let 1,000 items land at once; items a second until the last one is served."""
    now = datetime.now(UTC)
    items = [ninjs(number, series=series, now=now) for number in range(BURST_ITEMS)]
    began = time.monotonic()
    for number, item in enumerate(items):
        newsroom.drop(f"{series}-{number}.json", item, feed=FEED)
    for number in range(BURST_ITEMS):
        if not wait_until_served(newsroom, path_of(number, series=series), seconds=120, pause=0.02):
            message = f"story {number} of the burst never appeared"
            raise RuntimeError(message)
    return BURST_ITEMS / (time.monotonic() - began)


def path_of(number: int, *, series: str) -> str:
    """The address a bench story gets: by the day of its arrival."""
    return f"/{datetime.now(UTC):%Y/%m/%d}/{slug(number, series=series)}"


def wait_until_served(newsroom: Newsroom, path: str, *, seconds: float, pause: float = 0.004) -> bool:
    """Ask for a page until it is there, on one kept connection."""
    connection = http.client.HTTPConnection("127.0.0.1", newsroom.port, timeout=10)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        answer.read()
        if answer.status == 200:
            connection.close()
            return True
        time.sleep(pause)
    connection.close()
    return False
