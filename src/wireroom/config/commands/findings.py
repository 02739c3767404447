"""What a check-up says of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it is, in words, and what mends it."""

    level: Literal["ok", "warn", "fail"]
    what: str
    mend: str = ""


def ok(what: str) -> Finding:
    """All is well."""
    return Finding("ok", what)


def warn(what: str, mend: str) -> Finding:
    """It works, but not as it should."""
    return Finding("warn", what, mend)


def fail(what: str, mend: str) -> Finding:
    """It keeps news from readers, or is about to."""
    return Finding("fail", what, mend)
