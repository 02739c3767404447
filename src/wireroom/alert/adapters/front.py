"""The site's own front, as a reader meets it: whether a page is there, in which version, how quickly it comes."""

from __future__ import annotations

import re
import time

from wireroom.kernel.http import Answer, Asking, Fence, UnableToFetchError, ask

LARGEST = 5_000_000
PATIENCE = 2.0
_VERSION = re.compile(r'<article[^>]*\sdata-version="(\d{1,9})"')


def answers(front: str) -> bool:
    """Whether anything is served there."""
    return _asked(front, "/") is not None


def shows(front: str, path: str, *, version: int | None) -> bool:
    """Whether the public page stands there now, in this version or a later one (None: whatever it says)."""
    found = _asked(front, path)
    if found is None or found.status != 200:
        return False
    if version is None:
        return True
    shown = _VERSION.search(found.body.decode("utf-8", "replace"))
    return shown is not None and int(shown[1]) >= version


def is_gone(front: str, path: str) -> bool:
    """Whether the page is answered as gone for good."""
    found = _asked(front, path)
    return found is not None and found.status in {404, 410}


def page_took(front: str, path: str) -> float | None:
    """The seconds a page took to come; None when it did not."""
    began = time.monotonic()
    found = _asked(front, path)
    return time.monotonic() - began if found is not None and found.status < 500 else None


def _asked(front: str, path: str) -> Answer | None:
    fence = Fence(is_allowed=lambda _: True, may_be_private=lambda _: True, largest=LARGEST, seconds=PATIENCE)
    try:
        return ask(Asking(url=f"{front}{path}", headers={"Cache-Control": "no-cache"}), fence=fence)
    except UnableToFetchError:
        return None
