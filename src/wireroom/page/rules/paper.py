"""A page as it goes to the store: its bytes and what must be known to serve them and to take them down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

HTML = "text/html; charset=utf-8"
REVALIDATE = "no-cache"
FOREVER = "public, max-age=31536000, immutable"
OWN_BROWSER = "private, max-age=600"
"""For pictures: no cache between us and the reader may keep what a kill must reach."""
MARK_HERE = "live-mark-goes-here"
_ATTRIBUTE = f'data-mark="{MARK_HERE}"'
_MAIN = re.compile(r"<main\b.*</main\s*>", re.DOTALL)
_COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/feed+json",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/manifest+json",
    "application/javascript",
    "image/svg+xml",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One address's answer.

    `shows` names every story in it with the version shown, so that nothing overtaken or killed is stored and a
    kill finds every page; `shows=None` leaves the record of mentions alone.
    """

    path: str
    body: bytes
    content_type: str
    status: int = 200
    cache_control: str = REVALIDATE
    mark: str = ""
    location: str = ""
    story_id: int | None = None
    shows: tuple[tuple[int, int], ...] | None = ()

    @property
    def etag(self) -> str:
        """The strong entity tag (RFC 9110, 8.8.3), quoted, of the uncompressed bytes."""
        return f'"{sha256(self.body).hexdigest()[:24]}"'

    @property
    def compressible(self) -> bool:
        """Whether compressing is worth it."""
        return self.content_type.startswith(_COMPRESSIBLE) and len(self.body) > 0


def live_mark(page: str) -> str:
    """Hash what a reader sees: the page's `<main>`, or all of it where there is none."""
    main = _MAIN.search(page)
    return sha256((main[0] if main else page).encode()).hexdigest()[:16]


def marked(page: str) -> tuple[str, str]:
    """Put the live mark in its place; give the page and the mark."""
    mark = live_mark(page)
    return page.replace(_ATTRIBUTE, f'data-mark="{mark}"', 1), mark
