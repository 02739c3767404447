"""How often a sign-in may be tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
TRIES_FOR_ACCOUNT = 5
"""Failed tries for one account from one address."""
TRIES_WITH_CODE = 5
"""Failed tries of the second factor for one account, from wherever: who tries has its password."""
TRIES_FROM_ADDRESS = 30
"""Failed tries for whatever accounts from one address: an office may share one."""


def may_try_from(failures: Sequence[datetime], *, tries: int, now: datetime) -> datetime:
    """The moment from which the next try is allowed; `now` or earlier means at once.

    `failures` are the moments of failed tries, in any order; only those of the last quarter of an hour count.
    """
    recent = sorted(at for at in failures if at > now - WINDOW)
    return now if len(recent) < tries else recent[-tries] + WINDOW
