"""The full-text index of items: one SQLite FTS5 table, newest first by its row numbers, which are the items'."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.words import body_words

_INSERT = (
    "INSERT INTO wire_item_words (rowid, headline, slugline, byline, place, stable_id, body)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
_NEWEST = (
    "SELECT item.id FROM wire_item_words JOIN wire_item item ON item.id = wire_item_words.rowid"
    " WHERE wire_item_words MATCH %s AND item.provider = %s ORDER BY wire_item_words.rowid DESC LIMIT %s"
)


def index(items: Iterable[tuple[int, str, WireItem]]) -> None:
    """Make items findable by their words, given with row id and stable id. Once each: the index keeps no copy."""
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(number, *_words(stable_id, item)) for number, stable_id, item in items])


def _words(stable_id: str, item: WireItem) -> tuple[str, ...]:
    place = item.place or item.dateline or ""
    return item.headline or "", item.slugline or "", item.byline or "", place, stable_id, body_words(item)


def newest_of(*, provider: str, expression: str, limit: int) -> list[int]:
    """Give the ids of a provider's newest items that match."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [expression, provider, limit])
        return [row[0] for row in cursor.fetchall()]
