"""Files that are on the disk whole or not at all, and never change."""

from __future__ import annotations

import os
from pathlib import Path


def keep_whole(path: Path, data: bytes) -> None:
    """Put bytes on the disk for good, safe against a power cut. What is there already is left alone."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    _write(draft, data)
    draft.rename(path)
    _settle(path.parent)


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
