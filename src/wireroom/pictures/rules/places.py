"""Where the archive's files lie below the data folder."""

from __future__ import annotations


def file_place(sha256: str) -> str:
    """Where bytes of this hash lie."""
    return f"pictures/{sha256[:2]}/{sha256}"


def small_place(sha256: str) -> str:
    """Where the small picture of the same file lies."""
    return f"{file_place(sha256)}.webp"
