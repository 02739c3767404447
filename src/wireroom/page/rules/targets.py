"""Where a link or a redirect that an editor writes may lead."""

from __future__ import annotations

from urllib.parse import urlsplit

LONGEST = 1000


def is_target(href: str) -> bool:
    """Whether a link of the house may lead there: an address of this site, or a safe one elsewhere."""
    if len(href) > LONGEST or any(sign.isspace() or sign in '"<>\\' or not sign.isprintable() for sign in href):
        return False
    try:
        place = urlsplit(href)
    except ValueError:
        return False
    own = href.startswith("/") and not href.startswith("//")
    return own or (place.scheme == "https" and bool(place.hostname))
