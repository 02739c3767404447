"""Whether a text names an address."""

from __future__ import annotations

import re


def names(text: bytes, path: str) -> bool:
    """Whether a text has this address of a story: it, and not a longer one that only begins like it."""
    return bool(path) and re.search(re.escape(path.encode()) + rb"(?![A-Za-z0-9_-])", text) is not None
