"""An address that leads to another one."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from wireroom.page.rules.addresses import Surface, feed_paths
from wireroom.page.rules.paper import HTML, Paper

EVERYTHING_UNDER = "/*"
SAFE = "/:@!$&'()*+,;=~-._?#%"


def moved(path: str, to: str) -> Paper:
    """Lead from one address to another."""
    body = b"Moved to another address.\n"
    return Paper(path=path, body=body, content_type=HTML, status=301, location=quote(to, safe=SAFE))


def moved_under(path: str, to: str) -> list[Paper]:
    """Lead from an address, and from everything under it, to another one."""
    return [moved(path, to), moved(path + EVERYTHING_UNDER, to.rstrip("/") + EVERYTHING_UNDER)]


def moved_list(surface: Surface, to: str) -> Sequence[Paper]:
    """Lead from a former section, or from its feeds, to what it is now."""
    if surface.kind == "feeds":
        return [moved(old, new) for old, new in zip(feed_paths(surface.name), feed_paths(to), strict=True)]
    return moved_under(f"/{surface.name}", f"/{to}")
