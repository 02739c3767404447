"""`wireroom bench wire`: how fast copy is read, beside bare parsing of the same bytes, and how fast it can be found."""

from __future__ import annotations

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

import feedparser  # type: ignore[import-untyped]  # it ships no types
from lxml import etree

from wireroom.bench.copy import headline, ninjs, slug
from wireroom.bench.figures import Figures
from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.bench.publish import FEED, path_of, wait_until_served
from wireroom.demo.api import many
from wireroom.wire.reading import read

RUNS = 5
STORIES = 240
ITEMS = 1_000
EVERY = 25
SERIES = "found"

type Parse = Callable[[bytes], object]


def measure() -> Figures:
    """Read the demo's invented copy five times over, then file 1,000 stories and look for them.

    A reader's peer is bare lxml or json on the same bytes: the floor that no reader can pass. RSS is read by
    feedparser too.
    """
    figures: dict[str, float] = {}
    for form, copies in sorted(_copies().items()):
        floor = etree.fromstring if copies[0].lstrip()[:1] == b"<" else json.loads
        figures |= _beside(form.replace("-", "_"), copies, bare=floor)
        if form == "rss":
            figures["feedparser_per_s_rss"] = _rate(feedparser.parse, copies)
    units = dict.fromkeys(figures, "items/s")
    figures["searchable_items_per_s"] = _searchable()
    return Figures(figures=figures, units=units | {"searchable_items_per_s": "items/s"}, runs=RUNS)


def _copies() -> Mapping[str, Sequence[bytes]]:
    """The demo's single stories as files, by the format they are in."""
    found: dict[str, list[bytes]] = defaultdict(list)
    for delivery in many(STORIES, now=datetime.now(UTC)):
        data = delivery.make()
        found[read(data).format or "unknown"].append(data)
    return found


def _beside(form: str, copies: Sequence[bytes], *, bare: Parse) -> dict[str, float]:
    return {f"read_per_s_{form}": _rate(read, copies), f"bare_per_s_{form}": _rate(bare, copies)}


def _rate(parse: Parse, copies: Sequence[bytes]) -> float:
    """Files a second, the median of the runs after one to warm up. Each file holds one item."""
    return statistics.median([len(copies) / _seconds(parse, copies) for _ in range(RUNS + 1)][1:])


def _seconds(parse: Parse, copies: Sequence[bytes]) -> float:
    began = time.perf_counter()
    for copy in copies:
        parse(copy)
    return time.perf_counter() - began


def _searchable() -> float:
    newsroom = Newsroom(data=Path(mkdtemp(prefix="wireroom-bench-")))
    try:
        newsroom.start()
        return _until_found(newsroom)
    finally:
        newsroom.remove()


def _until_found(newsroom: Newsroom) -> float:
    """Items a second from the first file that lands until readers find each 25th story, and the last, by headline."""
    now = datetime.now(UTC)
    copies = [ninjs(number, series=SERIES, now=now) for number in range(ITEMS)]
    began = time.monotonic()
    for number, copy in enumerate(copies):
        newsroom.drop(f"{SERIES}-{number:05}.json", copy, feed=FEED)
    sought = (*range(0, ITEMS, EVERY), ITEMS - 1)
    for number in sought:  # the pages come first, and asking for them takes nothing from the search
        wait_until_served(newsroom, path_of(number, series=SERIES), seconds=120, pause=0.05)
    for number in sought:
        wait_for(partial(_is_found, newsroom, number), seconds=60, what=headline(number, series=SERIES))
    return ITEMS / (time.monotonic() - began)


def _is_found(newsroom: Newsroom, number: int) -> bool:
    words = quote(f'"{headline(number, series=SERIES)}"')
    return slug(number, series=SERIES) in newsroom.get(f"/search?q={words}").text
