"""What a test has shown so far, said so that looking at it every day does not make it say more than it knows."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log, sqrt

ALPHA = 0.05
TUNED_FOR = 20_000
"""The number of views at which the interval is narrowest for its kind."""
FEWEST_GIFTS = 10
"""Below this many gifts the spread of values is not known well enough to speak of an interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What one appeal brought: views, clicks, readers who stopped it, gifts, their value and the sum of its squares.

    Values are in minor units of one currency.
    """

    views: int = 0
    clicks: int = 0
    stops: int = 0
    gifts: int = 0
    value: int = 0
    squares: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Value per thousand views, in minor units: the estimate, and between which bounds the truth lies."""

    low: float
    middle: float
    high: float

    @property
    def is_known(self) -> bool:
        """Whether there is an upper bound at all."""
        return self.high < inf


def margin(views: int, *, alpha: float) -> float:
    """How far, in standard deviations of one view, the mean may lie from its estimate after so many views.

    This is the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central
    limit theory and asymptotic confidence sequences" (Annals of Statistics 52, 2024; arXiv:2103.06476, Theorem 2.2).
    It holds at all moments at once, so one may look as often as one likes and stop when one likes; the price is that it
    is wider than the interval of a test that is looked at once.
    """
    rho = (-2 * log(alpha) + log(-2 * log(alpha) + 1)) / TUNED_FOR
    grown = views * rho + 1
    return sqrt(2 * grown / (views * views * rho) * log(sqrt(grown) / alpha))


def interval(sums: Sums, *, appeals: int) -> Interval:
    """The value per thousand views of one appeal in a test of so many.

    All the test's intervals hold together with at least 95 in 100 (each is made for 5 / `appeals`).
    """
    if not sums.views:
        return Interval(low=0, middle=0, high=inf)
    mean = sums.value / sums.views
    if sums.gifts < FEWEST_GIFTS:
        return Interval(low=0, middle=1_000 * mean, high=inf)
    spread = sqrt(max(0.0, sums.squares / sums.views - mean * mean))
    wide = spread * margin(sums.views, alpha=ALPHA / max(1, appeals))
    return Interval(low=1_000 * max(0.0, mean - wide), middle=1_000 * mean, high=1_000 * (mean + wide))


def leader(intervals: dict[str, Interval]) -> str:
    """The appeal that is certainly better than every other: its lower bound is above their upper ones; or ""."""
    for key, mine in intervals.items():
        others = [each for other, each in intervals.items() if other != key]
        if others and all(mine.low > each.high for each in others):
            return key
    return ""
