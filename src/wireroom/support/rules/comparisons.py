"""When the books are next held against the provider's."""

from __future__ import annotations

from datetime import timedelta

DAILY = timedelta(days=1)
SOONEST = timedelta(minutes=1)
LATEST = timedelta(hours=1)


def rest_before_next(troubles: int) -> timedelta:
    """How long to wait after a comparison: a day when it was made, else from a minute up to an hour.

    `troubles`: how many in a row, up to the last one, could not be made; each doubles the rest.
    """
    if not troubles:
        return DAILY
    doublings = min(troubles - 1, (LATEST // SOONEST).bit_length())
    return min(SOONEST * (1 << doublings), LATEST)
