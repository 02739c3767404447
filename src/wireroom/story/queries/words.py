"""The words of stories, for the desk's search: one SQLite FTS5 table, its row numbers are the stories' ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

WORD = re.compile(r"\w+")
INSERT = "INSERT INTO story_words (rowid, headline, standfirst, slugline, byline) VALUES (%s, %s, %s, %s, %s)"


def keep_words(entries: Iterable[tuple[int, str, str, str, str]]) -> None:
    """Make stories findable: (id, headline, standfirst, slugline, byline) in place of what was kept before."""
    rows = list(entries)
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM story_words WHERE rowid = %s", [(row[0],) for row in rows])
        cursor.executemany(INSERT, rows)


def ids_matching(words: str) -> RawSQL | None:
    """The ids of the stories that have all the words, the last one as a beginning; None for no words at all."""
    found = WORD.findall(words)
    if not found:
        return None
    expression = " ".join(f'"{word}"' for word in found) + "*"
    return RawSQL("SELECT rowid FROM story_words WHERE story_words MATCH %s", [expression], BigIntegerField())
