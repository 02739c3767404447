"""Values per thousand with the bounds between which the truth lies, drawn on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from wireroom.desk.rules.plot import round_up
from wireroom.support import api as support
from wireroom.support.events import Interval, Money, Sums, leader, printed

WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One value: what it rests on, where it and its bounds lie on the common scale (0-100), and all that in words."""

    sums: Sums
    interval: Interval
    low: float
    middle: float
    high: float
    says: str
    between: str
    given: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Values side by side. `leader` is the one that is higher for certain, "" while none is."""

    drawn: dict[str, Drawn]
    leader: str
    scale: str


def bounds_of(sums: Mapping[str, Sums], *, currency: str) -> Bounds:
    """Draw what these sums say, in a currency."""
    intervals = support.intervals_of(sums=sums)
    known = [each.high for each in intervals.values() if each.is_known] + [each.middle for each in intervals.values()]
    ceiling = round_up(max(1, ceil(max(known, default=0))))
    drawn = {
        key: Drawn(
            sums=sums[key],
            interval=found,
            low=_place(found.low, ceiling),
            middle=_place(found.middle, ceiling),
            high=_place(min(found.high, ceiling), ceiling),
            says=_money(found.middle, currency),
            between=_between(found, sums[key], currency),
            given=_money(sums[key].value, currency),
        )
        for key, found in intervals.items()
    }
    return Bounds(drawn=drawn, leader=leader(intervals), scale=_money(ceiling, currency))


def _place(value: float, ceiling: int) -> float:
    return round(WIDTH * value / ceiling, 2)


def _money(minor: float, currency: str) -> str:
    return printed(Money(currency, round(minor))) if currency else "0"


def _between(found: Interval, sums: Sums, currency: str) -> str:
    if not sums.views:
        return "not seen yet"
    if not found.is_known:
        return f"too few gifts yet ({sums.gifts})"
    return f"between {_money(found.low, currency)} and {_money(found.high, currency)}"
