"""Counts are kept by the minute for two days, by the hour for three months, by the day for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

Grain = Literal["minute", "hour", "day"]
GRAINS: tuple[Grain, ...] = ("minute", "hour", "day")
KEPT: dict[Grain, timedelta | None] = {"minute": timedelta(days=2), "hour": timedelta(days=92), "day": None}
STEP: dict[Grain, timedelta] = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


def begin_of(moment: datetime, grain: Grain) -> datetime:
    """The beginning of the minute, hour or day (UTC) in which a moment lies."""
    moment = moment.astimezone(UTC).replace(second=0, microsecond=0)
    if grain == "minute":
        return moment
    moment = moment.replace(minute=0)
    return moment if grain == "hour" else moment.replace(hour=0)


def begins(*, since: datetime, until: datetime, grain: Grain) -> tuple[datetime, ...]:
    """Each step from the one in which `since` lies to the one in which `until` lies."""
    step, last = STEP[grain], begin_of(until, grain)
    found = [begin_of(since, grain)]
    while found[-1] + step <= last:
        found.append(found[-1] + step)
    return tuple(found)
