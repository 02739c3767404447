"""How fast the monitor finds copy among 100,000 items: from an editor's request to the rows that answer it.

The archive is written straight into the newsroom's file, as large and as varied as a real one; what is measured is
the whole of a search: the front, the application, the database and the printing of the rows.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from wireroom.bench.editor import Editor
from wireroom.bench.figures import Figures
from wireroom.bench.newsroom import Newsroom

ITEMS = 100_000
WORDS_EACH = 200
VOCABULARY = [f"w{rank}" for rank in range(20_000)]
FREQUENCIES = [1 / (rank + 1) for rank in range(20_000)]
"""As words are distributed in a language: few very often, most hardly ever."""
RARE = 25_000
TAKES = 3
BATCH = 5_000
MOMENT = "%Y-%m-%d %H:%M:%S.%f"
RUNS = 7
FEEDS = ("halyard", "tidewater", "northlight", "ropewalk")
LEVELS = (4,) * 90 + (3,) * 8 + (2,) + (1,)
CLASSES = ("new",) * 60 + ("update",) * 30 + ("take",) * 6 + ("correction",) * 3 + ("kill",)
SECTIONS = ("",) * 6 + ("world", "sport", "business", "politics")
SEARCHES: dict[str, dict[str, str | list[str]]] = {
    "newest": {},
    "rare_word": {"words": "zymurgy"},
    "common_word": {"words": "w0"},
    "two_common_words": {"words": "w0 w1"},
    "phrase": {"words": '"w0 w1"'},
    "beginning": {"words": "w123"},
    "word_and_not": {"words": "w3 -w0"},
    "only_not": {"words": "-w0"},
    "word_filtered": {"words": "w0", "feed": "ropewalk", "level": ["flash", "bulletin"]},
    "word_excluding": {"words": "w1", "provider": "-halyard", "classed": "-update"},
    "word_and_nothing": {"words": "w0", "level": "flash", "classed": "kill", "language": "fi"},
    "nothing_by_words": {"words": "w0 nowhere"},
    "nothing_by_filters": {"section": "weather", "status": "withheld", "pictures": "yes"},
    "corrections": {"classed": ["correction", "kill"]},
    "section": {"section": "sport", "language": "en"},
    "unseen_pictures": {"pictures": "yes", "viewed": "no", "claimed": "nobody"},
    "deep_page": {"words": "w0", "before": "4000"},
    "deep_page_filtered": {"level": "flash", "before": "4000"},
}


def measure() -> Figures:
    """Fill a newsroom of its own with an archive, and ask each search several times."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Newsroom(data=Path(folder) / "newsroom")
        newsroom.start()
        try:
            fill(newsroom.data / "wireroom.sqlite3", items=ITEMS)
            with Editor(newsroom) as editor:
                return _figures({name: _ask(editor, query) for name, query in SEARCHES.items()})
        finally:
            newsroom.stop()


def fill(database: Path, *, items: int) -> None:
    """Write an archive of so many items into the newsroom's file: words as frequent as in a language, seeded."""
    connection = sqlite3.connect(database, timeout=60, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    feeds = [_feed(connection, name) for name in FEEDS]
    now = datetime.now(UTC).strftime(MOMENT)
    delivery = _insert(connection, "wire_delivery", {"feed_id": feeds[0], "name": "archive", "received_at": now})
    chance = random.Random(7)  # noqa: S311 - an archive that is the same each time, no secret
    for start in range(0, items, BATCH):
        connection.execute("BEGIN IMMEDIATE")
        for number in range(start, min(items, start + BATCH)):
            if number % TAKES == 0:
                thread = _insert(connection, "wire_thread", {"provider": "bench"})
            text = " ".join(chance.choices(VOCABULARY, FREQUENCIES, k=WORDS_EACH) + ["zymurgy"] * (number % RARE == 17))
            placed = {"feed_id": chance.choice(feeds), "thread_id": thread, "delivery_id": delivery}
            row = _item(chance, number, text, **placed)
            words = {"rowid": _insert(connection, "wire_item", row), "headline": row["headline"], "body": text}
            _insert(connection, "wire_item_words", words)
        connection.execute("COMMIT")
    connection.close()


def _ask(editor: Editor, query: dict[str, str | list[str]]) -> list[float]:
    address = f"/desk/wire/rows?{urlencode(query, doseq=True)}"
    return [_timed(editor, address) for _ in range(RUNS)]


def _timed(editor: Editor, address: str) -> float:
    began = time.perf_counter()
    editor.get(address)
    return (time.perf_counter() - began) * 1_000


def _figures(found: dict[str, list[float]]) -> Figures:
    every = sorted(each for times in found.values() for each in times)
    figures = {"search_p95_ms": every[int(len(every) * 0.95)], "search_p50_ms": statistics.median(every)}
    figures |= {f"{name}_ms": statistics.median(times) for name, times in found.items()}
    return Figures(figures=figures, units=dict.fromkeys(figures, "ms"), runs=RUNS)


def _feed(connection: sqlite3.Connection, name: str) -> int:
    known = connection.execute("SELECT id FROM wire_feed WHERE name = ?", (name,)).fetchone()
    row = {"name": name, "provider": name, "credit_name": name.title(), "zone": "UTC", "allowed_hosts": "[]"}
    return int(known[0]) if known else _insert(connection, "wire_feed", {**row, "default_section": "news"})


def _item(chance: random.Random, number: int, text: str, **placed: int) -> dict[str, object]:
    arrived = datetime.now(UTC) - timedelta(seconds=20 * (ITEMS - number))
    guid, headline = f"urn:archive:{number}", f"Archive {number} {text[:40]}"
    body = [{"kind": "paragraph", "html": text[start : start + 300]} for start in range(0, len(text), 300)]
    facts = {"format": "ninjs", "kind": "text", "guid": guid, "stable_id": guid, "headline": headline, "body": body}
    return {
        **placed,
        "provider": FEEDS[number % len(FEEDS)],
        "stable_id": guid,
        "content_hash": f"{number:064x}",
        "conflict": int(number % 5_000 == 0),
        "status": "canceled" if number % 900 == 0 else "usable",
        "headline": headline,
        "kind": "text",
        "received_at": arrived.strftime(MOMENT),
        "level": chance.choice(LEVELS),
        "classed": chance.choice(CLASSES),
        "section": chance.choice(SECTIONS),
        "language": chance.choice(("en", "en-GB", "de", "fr")),
        "pictures": int(chance.random() < 0.2),
        "facts": json.dumps(facts),
    }


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> int:
    """Insert a row; what else the table insists on is left blank."""
    full = _blank(connection, table) | row
    names, marks = ", ".join(full), ", ".join("?" * len(full))
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*full.values()])
    return int(cursor.lastrowid or 0)


@cache
def _blank(connection: sqlite3.Connection, table: str) -> dict[str, object]:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    needed = {name: kind for _, name, kind, must, default, is_key in columns if must and default is None and not is_key}
    return {name: 0 if "int" in kind or kind == "bool" else "" for name, kind in needed.items()}
