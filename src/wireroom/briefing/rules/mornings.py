"""When the morning briefing is due, on the newsroom's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LATEST = timedelta(hours=4)
"""So late a morning briefing may still be composed, when the newsroom was down at its time."""
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
MOST_STORIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """When the morning briefing goes out: at `at` on these weekdays (0 is Monday), with so many stories.

    It is laid out `lead_minutes` before, for editors to look at. `since` is when the rota was last changed.
    """

    is_on: bool = False
    at: time = time(7)
    days: tuple[int, ...] = EVERY_DAY
    stories: int = 8
    lead_minutes: int = 60
    since: datetime | None = None


def moment_on(day: date, rota: Rota, *, zone: ZoneInfo) -> datetime:
    """The moment on that day, in UTC; a time that the clocks leap over is that much later."""
    return datetime.combine(day, rota.at, tzinfo=zone).astimezone(UTC)


def next_morning(rota: Rota, *, zone: ZoneInfo, after: datetime) -> tuple[date, datetime] | None:
    """The next day with a briefing and its moment; None when there is none."""
    if not rota.is_on:
        return None
    first = after.astimezone(zone).date()
    for ahead in range(9):
        day = first + timedelta(days=ahead)
        if day.weekday() in rota.days and (moment := moment_on(day, rota, zone=zone)) > after:
            return day, moment
    return None


def morning_to_lay_out(rota: Rota, *, zone: ZoneInfo, now: datetime) -> tuple[date, datetime] | None:
    """The morning that is to be laid out by now, with its moment: the next one, or one that was just missed."""
    begun = now - LATEST if rota.since is None else max(rota.since, now - LATEST)
    found = next_morning(rota, zone=zone, after=begun)
    return found if found and now >= found[1] - timedelta(minutes=rota.lead_minutes) else None
