"""The raw bytes of every delivery, each under its hash; written whole or not at all, never changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from wireroom.kernel.site import current_site
from wireroom.wire.rules.names import raw_place


def path_of(sha256: str) -> Path:
    """Where bytes of this hash lie: `<data>/raw/ab/abcd…`."""
    return current_site().data / raw_place(sha256)


def keep(data: bytes) -> str:
    """Put bytes on the disk for good and give their hex SHA-256. What is there already is left alone."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = path_of(sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{sha256}.{os.getpid()}.{os.urandom(4).hex()}")
        _write(draft, data)
        draft.rename(path)
        _settle(path.parent)
    return sha256


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(sha256: str) -> bytes:
    """Give the bytes of a hash. Raises FileNotFoundError."""
    return path_of(sha256).read_bytes()
