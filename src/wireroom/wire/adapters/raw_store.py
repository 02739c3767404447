"""The raw bytes of every delivery, each under its hash; written whole or not at all, never changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from wireroom.kernel.site import current_site
from wireroom.kernel.whole_files import keep_whole
from wireroom.wire.rules.names import raw_place


def path_of(sha256: str) -> Path:
    """Where bytes of this hash lie: `<data>/raw/ab/abcd…`."""
    return current_site().data / raw_place(sha256)


def keep(data: bytes) -> str:
    """Put bytes on the disk for good and give their hex SHA-256. What is there already is left alone."""
    sha256 = hashlib.sha256(data).hexdigest()
    keep_whole(path_of(sha256), data)
    return sha256


def read(sha256: str) -> bytes:
    """Give the bytes of a hash. Raises FileNotFoundError."""
    return path_of(sha256).read_bytes()
