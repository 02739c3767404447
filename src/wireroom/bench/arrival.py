"""From the file that lands to the monitor: how many items a second can be found, and how one fares in a backlog."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from wireroom.bench.copy import headline, ninjs
from wireroom.bench.editor import Editor
from wireroom.bench.newsroom import Newsroom
from wireroom.bench.publish import FEED

ITEMS = 2_000
EVERY = 50
BURSTS = 3
BACKLOG = 20_000
PACE = 1.5


def searchable_per_s() -> float:
    """Items a second from the first of 2,000 files that land at once until the desk's search finds them; a median.

    The feed is followed, so that at the same time every item becomes a story with its pages.
    """
    newsroom = Newsroom(data=Path(mkdtemp(prefix="wireroom-bench-")))
    try:
        newsroom.start()
        with Editor(newsroom) as editor:
            return statistics.median(_burst(newsroom, editor, series=f"found{number}") for number in range(BURSTS))
    finally:
        newsroom.remove()


def _burst(newsroom: Newsroom, editor: Editor, *, series: str) -> float:
    began = time.monotonic()
    _land(newsroom, ITEMS, series=series)
    for number in (*range(0, ITEMS, EVERY), ITEMS - 1):
        editor.seconds_until_found(headline(number, series=series))
    return ITEMS / (time.monotonic() - began)


def _land(newsroom: Newsroom, items: int, *, series: str) -> None:
    now = datetime.now(UTC)
    for number in range(items):
        newsroom.drop(f"{series}-{number:05}.json", ninjs(number, series=series, now=now), feed=FEED)


def in_a_backlog() -> dict[str, float]:
    """What new copy has to wait while 20,000 files that lay in a feed's folder before the start are filed.

    Every one and a half seconds a routine item and a flash land on that same feed; their seconds until the desk's
    search finds them, the worst of all, and the items filed a second meanwhile.
    """
    newsroom = Newsroom(data=Path(mkdtemp(prefix="wireroom-bench-")))
    try:
        _land(newsroom, BACKLOG, series="old")
        newsroom.start()
        began = time.monotonic()
        with Editor(newsroom) as editor:
            took = _arrive_meanwhile(newsroom, editor)
        seconds = time.monotonic() - began
    finally:
        newsroom.remove()
    return {
        "backlog_items_per_s": BACKLOG / seconds,
        "backlog_new_routine_worst_ms": max(took["routine"]) * 1000,
        "backlog_new_flash_worst_ms": max(took["flash"]) * 1000,
    }


def _arrive_meanwhile(newsroom: Newsroom, editor: Editor) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {"routine": [], "flash": []}
    number = 0
    while any((newsroom.data / "incoming" / FEED).iterdir()):
        for kind, urgency in (("routine", 5), ("flash", 1)):
            number += 1
            copy = ninjs(number, series=kind, now=datetime.now(UTC), urgency=urgency)
            newsroom.drop(f"{kind}-{number}.json", copy, feed=FEED)
            took[kind].append(editor.seconds_until_found(headline(number, series=kind)))
        time.sleep(PACE)
    return took
