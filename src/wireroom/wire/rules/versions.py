"""Which of two versions of an item is the later one, whatever order they arrive in."""

from __future__ import annotations

import re
from unicodedata import decimal

VersionOrder = tuple[tuple[int, int, str], ...]
_DIGITS = re.compile(r"(\d+)")


def version_order(version: str | None) -> VersionOrder:
    """A version for comparing: runs of digits by their number, however long, all else as text, so that 10 follows 9.

    No version comes before any.
    """
    parts = _DIGITS.split((version or "").strip().lower())
    return tuple(_number(part) if part.isdecimal() else (1, 0, part) for part in parts if part)


def _number(digits: str) -> tuple[int, int, str]:
    """A number of any size and script: the one with more digits is the larger one."""
    plain = "".join(str(decimal(digit)) for digit in digits).lstrip("0")
    return (0, len(plain), plain)
