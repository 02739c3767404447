"""Where a reader is led afterwards: only within this site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

ROOM = "/account/"
LONGEST = 500
_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]*")
_CLOSED = ("/desk", "/account/sign-in", "/account/code", "/account/sign-out")


def way_back(wanted: str) -> str:
    """The wanted path of this site, or the reader's room when it leads elsewhere, to the desk or in a circle."""
    if not wanted.isascii() or len(wanted) > LONGEST or not _PATH.fullmatch(wanted):
        return ROOM
    place = urlsplit(wanted)
    circle = any(place.path == closed or place.path.startswith(f"{closed}/") for closed in _CLOSED)
    return ROOM if place.scheme or place.netloc or circle else wanted
