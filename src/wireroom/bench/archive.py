"""An archive as large as wanted: one story that was really published, multiplied in the newsroom's own tables.

Every copy has its own words, address, day and wire thread, so that look-ups meet as many different keys as rows. The
tables' columns are read off the database, so what a room adds to its tables is multiplied with them. Of a copy's pages
only the article is kept, and packed once, to keep a million of them on an ordinary disk. What a desk leaves behind in
so many stories is in `desk_work.py`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from wireroom.bench.copy import headline, ninjs
from wireroom.bench.desk_work import work
from wireroom.bench.newsroom import Newsroom

SEED_WORD = "qseedq"
FEED = "archive"
OFFSET = 10_000
BETWEEN = 158
"""Seconds between two stories: a million of them in five years."""
BATCH = 20_000
WORDS = "printf('ka%d ke%d ki%d ko%d', n.i % 7, n.i % 211, n.i % 9973, n.i)"
"""Four words for each copy: one in every seventh, one in every 211th, one in a hundred of a million, one of its own."""
AGE = f"printf('-%d seconds', 60 + (:all - n.i) * {BETWEEN})"
COPIES = "WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)"
KEYS = {"path", "name", "stable_id", "key", "wire_id", "line", "source_line"}
"""Columns that name a thing for machines: a copy's is made of its number, not of its words."""
HASHES = {"sha256", "content_hash", "hash"}


@dataclass(frozen=True)
class Table:
    """Which rows of a table belong to the story, and which of its columns are numbers of what.

    `drawn` columns are given anew by the database; `empty` ones are left out of the copies.
    """

    name: str
    rows: str
    numbers: dict[str, str]
    drawn: frozenset[str] = field(default_factory=frozenset)
    empty: frozenset[str] = field(default_factory=frozenset)


TABLES = (
    Table("wire_delivery", "id = :delivery", {"id": "delivery"}),
    Table("wire_thread", "id = :thread", {"id": "thread"}),
    Table("wire_threadkey", "thread_id = :thread", {"thread_id": "thread"}, drawn=frozenset({"id"})),
    Table("wire_item", "id = :item", {"id": "item", "thread_id": "thread", "delivery_id": "delivery"}),
    Table(
        "story_story",
        "id = :story",
        {
            "id": "story",
            "thread_id": "thread",
            "first_item_id": "item",
            "seen_item_id": "item",
            "current_id": "version",
        },
    ),
    Table("story_version", "id = :version", {"id": "version", "story_id": "story", "item_id": "item"}),
    Table("story_storylabel", "story_id = :story", {"story_id": "story"}, drawn=frozenset({"id"})),
    Table("story_record", "story_id = :story", {"story_id": "story"}, drawn=frozenset({"id"})),
    Table("story_words", "rowid = :story", {"rowid": "story"}),
    Table(
        "page_storedpage",
        "story_id = :story AND t.path NOT LIKE '%/history%'",
        {"story_id": "story"},
        drawn=frozenset({"seq"}),
        empty=frozenset({"br"}),
    ),
    Table("page_search", "rowid = :story", {"rowid": "story"}),
)
ITEM_WORDS = (
    "INSERT INTO wire_item_words (rowid, headline, slugline, stable_id, body)"
    " SELECT id, headline, slugline, stable_id, headline FROM wire_item WHERE id BETWEEN :low AND :high"
)


def grow(newsroom: Newsroom, *, stories: int, told: Callable[[int], None]) -> None:
    """Publish one story, then multiply it to so many; `told` hears how many there are.

    Comes back when all of it is on the disk, so that writing it is not measured with what follows.
    """
    now = datetime.now(UTC)
    newsroom.drop("seed.json", ninjs(0, series=SEED_WORD, now=now, paragraphs=2), feed=FEED)
    newsroom.published(headline(0, series=SEED_WORD))
    connection = sqlite3.connect(newsroom.data / "wireroom.sqlite3", timeout=60, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    seed = _seed(connection)
    for first in range(1, stories + 1, BATCH):
        last = min(first + BATCH - 1, stories)
        _multiply(connection, seed, first=first, last=last, stories=stories, now=now)
        work(connection, first=seed["story"] + OFFSET + first, last=seed["story"] + OFFSET + last)
        told(last)
    connection.execute("PRAGMA optimize(0x10002)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    os.sync()


def path_of_copy(connection: sqlite3.Connection, number: int) -> str:
    """The address of one copy."""
    seed = _seed(connection)
    return str(
        connection.execute("SELECT path FROM story_story WHERE id = ?", [seed["story"] + OFFSET + number]).fetchone()[0]
    )


def _multiply(
    connection: sqlite3.Connection, seed: dict[str, int], *, first: int, last: int, stories: int, now: datetime
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA defer_foreign_keys=ON")
    moment = {"today": f"{now:/%Y/%m/%d/}", "now": f"{now:%Y-%m-%d %H:%M:%S}"}
    for table in TABLES:
        given = {**seed, **moment, "first": first, "last": last, "all": stories}
        connection.execute(_copying(connection, table, seed), given)
    base = seed["item"] + OFFSET
    connection.execute(ITEM_WORDS, {"low": base + first, "high": base + last})
    connection.execute("COMMIT")


def _seed(connection: sqlite3.Connection) -> dict[str, int]:
    """The numbers of the story that was published, and of what it was made of."""
    query = (
        "SELECT s.id, s.current_id, s.thread_id, i.id, i.delivery_id FROM story_story s"
        " JOIN wire_item i ON i.thread_id = s.thread_id WHERE s.headline LIKE ? ORDER BY s.id LIMIT 1"
    )
    found = connection.execute(query, [f"%{SEED_WORD}%"]).fetchone()
    return dict(zip(("story", "version", "thread", "item", "delivery"), found, strict=True))


def _copying(connection: sqlite3.Connection, table: Table, seed: dict[str, int]) -> str:
    kinds = {name: kind for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table.name})")}
    if "rowid" in table.numbers:
        kinds = {"rowid": "bigint", **kinds}
    left = table.drawn | table.empty
    values = {name: _value(name, kind, table, seed) for name, kind in kinds.items() if name not in left}
    names = ", ".join(f'"{name}"' for name in values)
    return (
        f"{COPIES} INSERT INTO {table.name} ({names})"
        f" SELECT {', '.join(values.values())} FROM n, {table.name} t WHERE t.{table.rows}"
    )


def _value(name: str, kind: str, table: Table, seed: dict[str, int]) -> str:
    column = f't."{name}"'
    if name in table.numbers:
        return f"iif({column} IS NULL, NULL, {seed[table.numbers[name]]} + {OFFSET} + n.i)"
    if name in HASHES:
        return "printf('%064x', n.i)"
    if kind == "datetime":
        return f"strftime('%Y-%m-%d %H:%M:%f', {column}, {AGE})"
    if kind.lower().startswith(("text", "varchar")) or not kind:
        words = "'copy-' || n.i" if name in KEYS else WORDS
        return f"replace(replace({column}, '{SEED_WORD}', {words}), :today, strftime('/%Y/%m/%d/', :now, {AGE}))"
    return column
