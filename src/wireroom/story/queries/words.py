"""The words of stories, for the desk's search: one SQLite FTS5 table, its row numbers are the stories' ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

FEW = 2_000
"""Matches that are looked up one by one; of more, the stories are walked in their order, and most of them match."""
WORD = re.compile(r"\w+")
IS_MATCH = "EXISTS (SELECT 1 FROM story_words WHERE story_words MATCH %s AND rowid = story_story.id)"
INSERT = "INSERT INTO story_words (rowid, headline, standfirst, slugline, byline) VALUES (%s, %s, %s, %s, %s)"


def keep_words(entries: Iterable[tuple[int, str, str, str, str]]) -> None:
    """Make stories findable: (id, headline, standfirst, slugline, byline) in place of what was kept before."""
    rows = list(entries)
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM story_words WHERE rowid = %s", [(row[0],) for row in rows])
        cursor.executemany(INSERT, rows)


def matching(words: str) -> Q | RawSQL | None:
    """The condition that a story has all the words, the last one as a beginning; None for no words at all.

    Of a beginning that more than 2,000 stories have, the words themselves are meant where as many have those, else the
    2,000 begun last: gathering a beginning's stories anew for each row would take seconds in a large archive.
    """
    found = WORD.findall(words)
    if not found:
        return None
    exact = " ".join(f'"{word}"' for word in found)
    begun = _newest_matching(f"{exact}*")
    if len(begun) < FEW or len(_newest_matching(exact)) < FEW:
        return Q(pk__in=begun)
    return RawSQL(IS_MATCH, [exact], BooleanField())  # noqa: S611 - the words are a parameter


def _newest_matching(expression: str) -> list[int]:
    query = "SELECT rowid FROM story_words WHERE story_words MATCH %s ORDER BY rowid DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(query, [expression, FEW])
        return [rowid for (rowid,) in cursor.fetchall()]
