"""Who is a supporter, and until when: such a reader is thanked instead of asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

ONCE_COUNTS = timedelta(days=92)
"""A single gift counts for a quarter of a year."""
GRACE = timedelta(days=10)
"""A renewal may be late: banks are slow, and a failed one is tried again for some days."""

ON_ITS_WAY_COUNTS = timedelta(days=14)
"""A gift that its reader has paid counts for so long before it is in the books: a bank debit takes days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """One payment, and what of it was kept."""

    at: datetime
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One pledge: its status, and until when it is paid."""

    status: str
    paid_through: datetime
    ends_then: bool


def counts_until(*, gifts: Iterable[Gift], promises: Iterable[Promise]) -> datetime | None:
    """The last moment at which somebody with these gifts counts as a supporter; None for who kept nothing with us.

    Who pledged counts as long as that is paid, and some days of grace while it goes on.
    """
    kept = [gift.at + ONCE_COUNTS for gift in gifts if gift.kept > 0]
    runs = [_runs_until(promise) for promise in promises if promise.status != "waiting"]
    return max(runs or kept) if kept else None


def is_news(before: datetime | None, after: datetime | None, *, now: datetime) -> bool:
    """Whether pages that know the old end of somebody's support are wrong now: it began, is over, or ends sooner.

    A renewal is none: those pages ask again once the old end has come.
    """
    counted, counts = (until is not None and until > now for until in (before, after))
    return counted != counts or bool(before and after and counts and after < before)


def _runs_until(promise: Promise) -> datetime:
    goes_on = promise.status in {"running", "unpaid"} and not promise.ends_then
    return promise.paid_through + (GRACE if goes_on else timedelta())
