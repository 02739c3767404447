"""The stretches of time an editor looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from wireroom.circulation.rules.grains import Grain, begin_of

SpanName = Literal["hour", "day", "week", "month", "year"]
SPAN_NAMES: tuple[SpanName, ...] = get_args(SpanName)
_SPANS: dict[SpanName, tuple[timedelta, Grain]] = {
    "hour": (timedelta(minutes=59), "minute"),
    "day": (timedelta(hours=23), "hour"),
    "week": (timedelta(hours=167), "hour"),
    "month": (timedelta(days=29), "day"),
    "year": (timedelta(days=364), "day"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time in steps: both ends are the beginnings of their steps (UTC) and belong to it."""

    begin: datetime
    until: datetime
    grain: Grain


def span_named(name: SpanName, *, now: datetime) -> Span:
    """The last hour in minutes, day or week in hours, month or year in days, the step under way included."""
    length, grain = _SPANS[name]
    until = begin_of(now, grain)
    return Span(begin=until - length, until=until, grain=grain)
