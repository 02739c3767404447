"""The search index: an FTS5 table of our own, one row a public story (rowid is its id)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper

from wireroom.page.rules.search_sheet import Order

MARK_ON, MARK_OFF = "\x02", "\x03"
_COLUMNS = "headline, standfirst, body, byline, place, path, section, section_name, credit, published_at"
_PUT = f"INSERT INTO page_search (rowid, {_COLUMNS}) VALUES ({', '.join(['%s'] * 11)})"
_FOUND = (
    "SELECT rowid, path, section, section_name, credit, byline, published_at,"
    " highlight(page_search, 0, char(2), char(3)), snippet(page_search, -1, char(2), char(3), ' … ', 28)"
    " FROM page_search WHERE page_search MATCH %s AND rowid >= %s ORDER BY "
)
_OLDEST = "SELECT rowid FROM page_search WHERE page_search MATCH %s ORDER BY rowid DESC LIMIT 1 OFFSET %s"
WEIGHED = 10_000
"""Of more matches than that, the newest so many are weighed against each other."""
_ORDERS = {"relevance": "bm25(page_search, 10.0, 4.0, 1.0, 3.0, 0.0)", "newest": "rowid DESC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as it is searched: plain text, free of control characters; `place` is its section's one word."""

    story_id: int
    headline: str
    standfirst: str
    body: str
    byline: str
    place: str
    path: str
    section: str
    section_name: str
    credit: str
    published_at: str


class Hit(NamedTuple):
    """A story found; `headline` and `snippet` are plain text with `MARK_ON` and `MARK_OFF` round the words found."""

    story_id: int
    path: str
    section: str
    section_name: str
    credit: str
    byline: str
    published_at: str
    headline: str
    snippet: str


def put(entries: Iterable[Entry]) -> None:
    """Add stories, or replace what was known of them."""
    rows = [astuple(entry) for entry in entries]
    remove(row[0] for row in rows)
    with connection.cursor() as cursor:
        cursor.executemany(_PUT, rows)


def remove(story_ids: Iterable[int]) -> None:
    """Take stories out; of one that is not there nothing is said."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM page_search WHERE rowid = %s", [(each,) for each in story_ids])


def has(story_id: int) -> bool:
    """Say whether a story can be found."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM page_search WHERE rowid = %s", [story_id])
        return cursor.fetchone() is not None


def find(expression: str, *, order: Order, offset: int, limit: int) -> list[Hit]:
    """Find stories by an FTS5 expression, best or newest first; best of the newest 10,000 where more would do."""
    with connection.cursor() as cursor:
        oldest = _oldest_weighed(cursor, expression) if order == "relevance" else 0
        cursor.execute(f"{_FOUND}{_ORDERS[order]} LIMIT %s OFFSET %s", [expression, oldest, limit, offset])
        return [Hit(*found) for found in cursor.fetchall()]


def count(expression: str, *, at_most: int) -> int:
    """Count stories, but not further than `at_most`."""
    query = "SELECT count(*) FROM (SELECT 1 FROM page_search WHERE page_search MATCH %s LIMIT %s)"
    with connection.cursor() as cursor:
        cursor.execute(query, [expression, at_most])
        return int(cursor.fetchone()[0])


def _oldest_weighed(cursor: CursorWrapper, expression: str) -> int:
    """The oldest story that is weighed; 0 where all are."""
    cursor.execute(_OLDEST, [expression, WEIGHED - 1])
    row = cursor.fetchone()
    return int(row[0]) if row else 0
