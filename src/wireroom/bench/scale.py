"""What a large archive costs: publishing, reading, searching and the desk's lists at 1,000 and 1,000,000 stories."""

from __future__ import annotations

import http.client
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from rich.console import Console
from rich.progress import Progress

from wireroom.bench.archive import grow, path_of_copy
from wireroom.bench.editor import Editor
from wireroom.bench.figures import Figures
from wireroom.bench.newsroom import Newsroom
from wireroom.bench.publish import steady

SMALL, LARGE = 1_000, 1_000_000
PUBLISHED = 60
PAGES = 300
ASKED = 7
SEARCHES = ("ka3", "ke77", "ki123", "tide", "tide report", "ka3 ke77 ki500", "ka")
LISTS = (
    "/desk/",
    "/desk/?state=live",
    "/desk/?state=draft",
    "/desk/?state=drafted",
    "/desk/?state=review",
    "/desk/?state=scheduled",
    "/desk/?state=killed",
    "/desk/?state=withheld",
    "/desk/?state=waiting",
    "/desk/?section=business",
    "/desk/?words=tide",
    "/desk/?words=ki123",
    "/desk/?words=tide&state=killed&section=sport",
    "/desk/stories/find?words=tide",
    "/desk/stories/topics?words=ti",
    "/desk/wire",
    "/desk/wire?words=tide",
    "/desk/quarantine",
    "/desk/feeds",
    "/desk/sections",
    "/desk/pictures",
    "/desk/pictures?words=tide",
    "/desk/pictures?words=ki123",
    "/desk/pictures/rights",
    "/desk/pictures/find?words=ki123",
    "/desk/alerts",
    "/desk/briefings",
    "/desk/fronts",
    "/desk/places",
    "/desk/site/redirects",
    "/desk/appeals",
    "/desk/giving",
    "/desk/people",
    "/desk/audit",
    "/desk/audit?by=editor&deed=published",
    "/desk/numbers",
)
UNITS = {"ratio": "times", "ms": "ms"}


def measure() -> Figures:
    """Grow two newsrooms of their own, one to a thousand stories, one to a million, and ask the same of both."""
    small, large = _found(SMALL), _found(LARGE)
    figures = {f"{name}_ratio": large[f"{name}_ms"] / small[f"{name}_ms"] for name in ("publish", "page", "search")}
    figures |= {f"{name.removesuffix('_ms')}_{SMALL}_ms": value for name, value in small.items()}
    figures |= {f"{name.removesuffix('_ms')}_{LARGE}_ms": value for name, value in large.items()}
    return Figures(figures=figures, units={name: UNITS[name.rpartition("_")[2]] for name in figures}, runs=PUBLISHED)


def _found(stories: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(data=Path(folder) / "newsroom")
        newsroom.start()
        try:
            _grow(newsroom, stories)
            return figures_of(newsroom, stories=stories)
        finally:
            newsroom.stop()


def figures_of(newsroom: Newsroom, *, stories: int) -> dict[str, float]:
    """The medians, in milliseconds, of what the newsroom is asked; of the desk's lists the slowest."""
    steady(newsroom, items=20, series="warm")
    published = steady(newsroom, items=PUBLISHED, series="scale")
    searched = [each for words in SEARCHES for each in _timed(newsroom, f"/search?q={quote(words)}", times=ASKED)]
    with Editor(newsroom) as editor:
        lists = {path: statistics.median(_listed(editor, path)) for path in LISTS}
    slowest = max(lists, key=lambda path: lists[path])
    Console(stderr=True).print(f"The desk's slowest list at {stories:,} stories is {slowest}")
    return {
        "publish_ms": statistics.median(published) * 1_000,
        "page_ms": statistics.median(_read(newsroom, stories)),
        "search_ms": statistics.median(searched),
        "search_worst_ms": max(searched),
        "slowest_list_ms": lists[slowest],
    }


def _grow(newsroom: Newsroom, stories: int) -> None:
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(f"An archive of {stories:,} stories", total=stories)
        grow(newsroom, stories=stories, told=lambda done: progress.update(task, completed=done))


def _read(newsroom: Newsroom, stories: int) -> list[float]:
    """How long pages take that were chosen by chance, so that hardly one of them is in memory."""
    chance = random.Random(11)  # noqa: S311 - the same pages each time, no secret
    connection = sqlite3.connect(f"file:{newsroom.data}/wireroom.sqlite3?mode=ro", uri=True)
    paths = [path_of_copy(connection, number) for number in chance.choices(range(1, stories + 1), k=PAGES)]
    connection.close()
    return [took for path in paths for took in _timed(newsroom, path, times=1)]


def _listed(editor: Editor, path: str) -> Iterable[float]:
    return [_took(lambda: editor.get(path)) for _ in range(ASKED)]


def _timed(newsroom: Newsroom, path: str, *, times: int) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", newsroom.port, timeout=120)
    try:
        return [_took(lambda: _ask(connection, path)) for _ in range(times)]
    finally:
        connection.close()


def _ask(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        message = f"{path} answered {answer.status}"
        raise RuntimeError(message)


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000
