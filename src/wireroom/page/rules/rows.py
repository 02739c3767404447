"""One row of the page store, as the press writes it and the front reads it."""

from __future__ import annotations

from typing import NamedTuple


class StoredRow(NamedTuple):
    """An address's answer with each coding of its bytes; `plain` only where compressing is not worth it.

    `seq` is the database's to give, a new and higher one at each writing; 0 before that. `etag` is of the plain
    bytes, quoted; `last_modified` is in Unix seconds.
    """

    seq: int
    path: str
    status: int
    content_type: str
    cache_control: str
    etag: str
    mark: str
    last_modified: int
    location: str
    gzip: bytes | None
    br: bytes | None
    plain: bytes | None
    story_id: int | None = None


COLUMNS = StoredRow._fields
