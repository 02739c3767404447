"""A stored page, made ready to be sent."""

from __future__ import annotations

import gzip
from email.utils import formatdate
from typing import NamedTuple

from wireroom.page.front.coding import Coding
from wireroom.page.rules.players import FRAME_ORIGINS
from wireroom.page.rules.rows import StoredRow
from wireroom.theme.shelf import ADDRESS

Headers = list[tuple[str, str]]
SECURITY: Headers = [
    (
        "content-security-policy",
        (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
            "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            f"frame-src {' '.join(FRAME_ORIGINS)}"
        ),
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
]
FOR_PARTS: Headers = [("x-content-type-options", "nosniff")]
"""What scripts, styles and fonts need; the rest is for what is opened by itself, and a first visit asks for ten."""
OVERHEAD = 2_000


class Answer(NamedTuple):
    """What is sent: the arguments of the server's one call."""

    status: int
    headers: Headers
    body: bytes


class Page:
    """One path's answers, one for each coding, and what the live channel must know of it."""

    __slots__ = ("answers", "cost", "etag", "last_modified", "mark", "path", "seq", "status", "used")

    def __init__(self, row: StoredRow) -> None:
        self.seq, self.path, self.status, self.mark = row.seq, row.path, row.status, row.mark
        self.etag, self.last_modified = row.etag, row.last_modified
        self.answers: dict[Coding, Answer] = _answers(row)
        self.used = False
        self.cost = OVERHEAD + sum(len(blob) for blob in (row.gzip, row.br, row.plain) if blob)

    @property
    def is_closed(self) -> bool:
        """True for what is gone, killed or moved: it must never be forgotten."""
        return self.status != 200

    @property
    def location(self) -> str:
        """Where it moved to; empty when it did not."""
        headers = next(iter(self.answers.values())).headers
        return next((value for name, value in headers if name == "location"), "")

    @property
    def state(self) -> str:
        """What a reader of the page has seen: its mark, or how it went away."""
        return self.mark if self.status == 200 else f"gone-{self.status}"

    def answer(self, coding: Coding) -> Answer:
        """The answer in that coding; one that was not kept is unpacked now, and kept."""
        found = self.answers.get(coding)
        if found is None:
            found = self.answers[coding] = self._unpacked()
            self.cost += len(found.body)
        return found

    def answer_as(self, status: int, coding: Coding) -> Answer:
        """The same body under another status, for the pages that stand in for a missing one."""
        found = self.answer(coding)
        kept = [each for each in found.headers if each[0] not in {"cache-control", "etag", "last-modified"}]
        return Answer(status, [("cache-control", "no-store"), *kept], found.body)

    def _unpacked(self) -> Answer:
        packed = self.answers["gzip"]
        headers = [each for each in packed.headers if each[0] not in {"content-encoding", "etag"}]
        return Answer(
            packed.status, [*headers, ("etag", self.etag)] if self.etag else headers, gzip.decompress(packed.body)
        )


def _answers(row: StoredRow) -> dict[Coding, Answer]:
    if row.gzip is None:
        plain = Answer(row.status, _headers(row, "", ""), row.plain or b"")
        return {"br": plain, "gzip": plain, "identity": plain}
    packed = Answer(row.status, _headers(row, "gzip", "-gz"), row.gzip)
    if row.br is None:
        return {"br": packed, "gzip": packed}
    return {"br": Answer(row.status, _headers(row, "br", "-br"), row.br), "gzip": packed}


def _headers(row: StoredRow, coding: str, suffix: str) -> Headers:
    etag = f'{row.etag[:-1]}{suffix}"' if row.etag.endswith('"') else row.etag
    is_part = row.path.startswith(ADDRESS)  # whose address changes with it: its mark is enough
    given = [
        ("content-type", row.content_type),
        ("cache-control", row.cache_control),
        ("etag", etag),
        ("last-modified", formatdate(row.last_modified, usegmt=True) if row.last_modified and not is_part else ""),
        ("location", row.location),
        ("content-encoding", coding),
        ("vary", "Accept-Encoding" if row.gzip is not None else ""),
        *(FOR_PARTS if is_part else SECURITY),
    ]
    return [(name, value) for name, value in given if value]
