"""Where the archive's files lie: each under the hash of its bytes, beside it a small one for the desk."""

from __future__ import annotations

import hashlib
from pathlib import Path

from wireroom.kernel.site import current_site
from wireroom.kernel.whole_files import keep_whole
from wireroom.pictures.rules.places import file_place, small_place


def file_of(sha256: str) -> Path:
    """Where bytes of this hash lie: `<data>/pictures/ab/abcd…`."""
    return current_site().data / file_place(sha256)


def small_file_of(sha256: str) -> Path:
    """Where the small picture of the same file lies."""
    return current_site().data / small_place(sha256)


def keep(data: bytes) -> str:
    """Keep bytes for good and give their hex SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    keep_whole(file_of(sha256), data)
    return sha256


def keep_small(sha256: str, data: bytes) -> None:
    """Keep the small picture of a file."""
    keep_whole(small_file_of(sha256), data)
