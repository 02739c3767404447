"""How long to leave an agency's server alone: after a fault, and while all is well."""

from __future__ import annotations

from datetime import timedelta
from math import isnan

PASSING = (timedelta(seconds=5), timedelta(minutes=5))
LASTING = (timedelta(minutes=10), timedelta(hours=4))
"""The first pause and the longest; it doubles in between. A wrong password tried too often locks the account."""
AT_LEAST = timedelta(seconds=1)
AT_MOST = timedelta(days=1)
MOST_DOUBLINGS = 20


def pause_after(failures: int, *, lasting: bool) -> timedelta:
    """How long to wait after so many failures in a row, the first being 1."""
    first, longest = LASTING if lasting else PASSING
    return min(longest, first * (1 << min(max(failures, 1) - 1, MOST_DOUBLINGS)))


def rest_after(*, every: float, wait: float | None, brought: bool) -> timedelta:
    """How long to wait after a look that went well: as the server asks, else as it was set.

    A server that asks for no rest at all is believed only while it brings something.
    """
    asked = asked_rest(every if wait is None else wait)
    return asked if brought and wait is not None else max(asked, AT_LEAST)


def asked_rest(seconds: float | None) -> timedelta:
    """The rest that a server asks for, within a day whatever it says."""
    given = 0.0 if seconds is None or isnan(seconds) else seconds
    return timedelta(seconds=min(max(given, 0.0), AT_MOST.total_seconds()))
