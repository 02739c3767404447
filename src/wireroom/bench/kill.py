"""From the agency's cancel to the last surface gone, with 10,000 stories in the archive."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from wireroom.bench.copy import headline, ninjs, slug
from wireroom.bench.figures import Figures
from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.bench.publish import FEED, path_of, wait_until_served

ARCHIVE = 10_000
KILLS = 7
SERIES = "kill"


def measure() -> Figures:
    """Fill an archive, publish a few stories on top, cancel them one by one; the median and the worst."""
    newsroom = Newsroom(data=Path(mkdtemp(prefix="wireroom-bench-")))
    try:
        newsroom.start()
        fill(newsroom, items=ARCHIVE)
        took = [kill_one(newsroom, number) for number in range(KILLS)]
    finally:
        newsroom.remove()
    return Figures(
        figures={"last_surface_ms": max(took) * 1000, "median_ms": statistics.median(took) * 1000},
        units={"last_surface_ms": "ms, worst of the runs", "median_ms": "ms"},
        runs=KILLS,
    )


def fill(newsroom: Newsroom, *, items: int, series: str = "archive") -> None:
    """File an archive and wait until its last story is served."""
    folder = newsroom.data / "archive"
    folder.mkdir()
    now = datetime.now(UTC)
    for start in range(0, items, 1000):
        paths = [folder / f"{number}.json" for number in range(start, min(start + 1000, items))]
        for number, path in enumerate(paths, start):
            path.write_bytes(ninjs(number, series=series, now=now))
        done = newsroom.run("ingest", "--feed", FEED, *map(str, paths), timeout=300)
        if done.returncode:
            raise RuntimeError(done.stderr)
    for number in range(items - 1, -1, -500):
        if not wait_until_served(newsroom, path_of(number, series=series), seconds=300, pause=0.1):
            message = f"story {number} of the archive never appeared"
            raise RuntimeError(message)


def kill_one(newsroom: Newsroom, number: int) -> float:
    """Publish one story, see it everywhere, cancel it; seconds from the cancel's landing to the last surface gone."""
    now = datetime.now(UTC)
    newsroom.drop(f"kill-{number}.json", ninjs(number, series=SERIES, now=now), feed=FEED)
    path = path_of(number, series=SERIES)
    wait_until_served(newsroom, path, seconds=30)
    wait_for(lambda: all(shown for _, shown in surfaces(newsroom, number)), seconds=30, what=f"{path} on every surface")

    newsroom.drop(
        f"kill-{number}-cancel.json",
        ninjs(number, series=SERIES, now=datetime.now(UTC), version=2, status="canceled"),
        feed=FEED,
    )
    ordered = time.monotonic()
    wait_for(lambda: not any(shown for _, shown in surfaces(newsroom, number)), seconds=30, what=f"the end of {path}")
    took = time.monotonic() - ordered
    if newsroom.status(path) != 410:
        message = f"{path} does not answer 410"
        raise RuntimeError(message)
    return took


def surfaces(newsroom: Newsroom, number: int) -> Iterator[tuple[str, bool]]:
    """Each public place and whether the story is in it now."""
    path = path_of(number, series=SERIES)
    sought = slug(number, series=SERIES)
    connection = http.client.HTTPConnection("127.0.0.1", newsroom.port, timeout=10)
    words = headline(number, series=SERIES).replace(" ", "+")
    lists = ("/", "/business", path.rsplit("/", 1)[0], "/rss.xml", "/atom.xml", "/feed.json", "/business/rss.xml")
    for place in (path, f"{path}/history", *lists, "/news-sitemap.xml", "/sitemap/11.xml", f'/search?q="{words}"'):
        connection.request("GET", place.replace('"', "%22"))
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        yield place, answer.status == 200 and sought in text
    connection.close()
