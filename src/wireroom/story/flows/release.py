"""Release what an embargo held, at its moment."""

from __future__ import annotations

from datetime import datetime


def release_due(*, now: datetime) -> int:
    """Publish every story whose embargo has ended at `now`; say how many were looked at.

    Call it at `next_release`, and after each start: moments that passed while nothing ran are made up for.
    """
    raise NotImplementedError


def next_release(*, now: datetime) -> datetime | None:
    """Give the next moment (UTC) at which `release_due` has work; None when no embargo with an end is waiting."""
    raise NotImplementedError
