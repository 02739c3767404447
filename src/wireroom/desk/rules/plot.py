"""Counts over time as lines that can be drawn: pure geometry in the units of an SVG's view box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Counts as a line, oldest on the left, and the area under it; `ceiling` is what the top edge stands for."""

    width: int
    height: int
    line: str
    area: str
    ceiling: int


def plot_of(counts: Sequence[int], *, width: int, height: int, ceiling: int = 0) -> Plot:
    """Lay out counts in a box; the lowest edge is nought, the top one a round number not below the highest count.

    `ceiling` is such a number that several lines in one box share.
    """
    ceiling = max(ceiling, round_up(max(counts, default=0)))
    spots = [(place(index, len(counts), width), _depth(count, ceiling, height)) for index, count in enumerate(counts)]
    line = "M" + " L".join(f"{across:g},{down:g}" for across, down in spots) if spots else ""
    area = f"{line} L{spots[-1][0]:g},{height} L0,{height} Z" if spots else ""
    return Plot(width=width, height=height, line=line, area=area, ceiling=ceiling)


def place(index: float, steps: int, width: int) -> float:
    """How far from the left a step lies; a single step lies at the left edge."""
    return round(width * index / (steps - 1), 1) if steps > 1 else 0.0


def round_up(count: int) -> int:
    """The first of 1, 2, 5, 10, 20, 50 … that is not below the count."""
    power = 1
    while True:
        for digit in NICE:
            if digit * power >= count:
                return digit * power
        power *= 10


def share(part: int, whole: int) -> int:
    """A part of a whole as a whole number of hundredths, at most 100; 0 of nothing."""
    return min(100, round(100 * part / whole)) if whole else 0


def _depth(count: int, ceiling: int, height: int) -> float:
    return round(height - height * count / ceiling, 1)
