"""A reader's rest: quiet hours in the reader's own zone, and when the morning comes after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(7, 0)
"""When the day begins for who has set no quiet hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Quiet from one time of day until another, past midnight if need be; the same twice means never quiet."""

    zone: str = "UTC"
    begins: time = MORNING
    ends: time = MORNING

    @property
    def is_kept(self) -> bool:
        """Whether there are quiet hours at all."""
        return self.begins != self.ends


def is_quiet(rest: Rest, *, now: datetime) -> bool:
    """Whether the reader wants to be left alone at `now`."""
    if not rest.is_kept:
        return False
    clock = now.astimezone(ZoneInfo(rest.zone)).time()
    if rest.begins < rest.ends:
        return rest.begins <= clock < rest.ends
    return clock >= rest.begins or clock < rest.ends


def last_morning(rest: Rest, *, now: datetime) -> datetime:
    """The latest moment, at or before `now`, at which quiet hours ended, or the day began for who has none."""
    zone = ZoneInfo(rest.zone)
    today = now.astimezone(zone).date()
    mornings = (_moment(day, rest.ends, zone) for day in (today, today - timedelta(days=1), today - timedelta(days=2)))
    return next(morning for morning in mornings if morning <= now)


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, tzinfo=zone)
