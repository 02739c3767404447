"""The rendered-page store's table, in plain SQL: it is written in batches and read by a process without Django."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import Any, NamedTuple

from django.db import connection

from wireroom.page.adapters.squeeze import brotlied, gzipped
from wireroom.page.rules.paper import FOREVER, Paper
from wireroom.page.rules.rows import COLUMNS, StoredRow

_GIVEN = COLUMNS[1:]
"""All but `seq`."""
_PUT = f"INSERT OR REPLACE INTO page_storedpage ({', '.join(_GIVEN)}) VALUES ({', '.join(['%s'] * len(_GIVEN))})"
_MANY = 500


class Kept(NamedTuple):
    """What tells whether a stored answer differs from a new one."""

    status: int
    content_type: str
    cache_control: str
    etag: str
    mark: str
    location: str


def row(paper: Paper, *, at: int) -> StoredRow:
    """Make the row of a paper, compressed where that is worth it; `at` is the present in Unix seconds."""
    squeezed = paper.compressible
    return StoredRow(
        seq=0,
        path=paper.path,
        status=paper.status,
        content_type=paper.content_type,
        cache_control=paper.cache_control,
        etag=paper.etag,
        mark=paper.mark,
        last_modified=at,
        location=paper.location,
        gzip=gzipped(paper.body) if squeezed else None,
        br=brotlied(paper.body, for_good=paper.cache_control == FOREVER) if squeezed else None,
        plain=None if squeezed else paper.body,
        story_id=paper.story_id,
    )


def facts(paper: Paper) -> Kept:
    """Give what a paper's row would be compared by."""
    return Kept(paper.status, paper.content_type, paper.cache_control, paper.etag, paper.mark, paper.location)


def put(rows: Iterable[StoredRow]) -> None:
    """Write rows; each gets a new, higher `seq`."""
    with connection.cursor() as cursor:
        cursor.executemany(_PUT, [row[1:] for row in rows])


def forget(mentions: Iterable[tuple[str, int]]) -> None:
    """Take back that stories show at addresses, all in one go."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM page_mention WHERE path = %s AND story_id = %s", list(mentions))


def latest_seq() -> int:
    """Give the number of the newest row; 0 when there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(seq), 0) FROM page_storedpage")
        return int(cursor.fetchone()[0])


def kept(paths: Sequence[str]) -> dict[str, Kept]:
    """Give what is stored at these addresses."""
    query = f"SELECT path, {', '.join(Kept._fields)} FROM page_storedpage WHERE path IN "
    return {found[0]: Kept(*found[1:]) for found in _by_path(query, paths)}


def changed_since(paths: Sequence[str], *, seq: int) -> list[str]:
    """Give those addresses that were written after that number."""
    query = f"SELECT path FROM page_storedpage WHERE seq > {int(seq)} AND path IN "
    return [found[0] for found in _by_path(query, paths)]


def body(path: str) -> bytes | None:
    """Give what is stored at an address, uncompressed; None where there is nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gzip, plain FROM page_storedpage WHERE path = %s", [path])
        found = cursor.fetchone()
    if found is None:
        return None
    return zlib.decompress(found[0], 31) if found[0] is not None else bytes(found[1] or b"")


def _by_path(query: str, paths: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        for some in batched(paths, _MANY):
            cursor.execute(f"{query} ({', '.join(['%s'] * len(some))})", some)
            yield from cursor.fetchall()
