"""How many have been shown an alert, and have opened it, as time went by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Two counts that only rise, from the beginning of a sending until `until_ms` after it, in equal steps.

    The first of each is for the beginning itself. `shown` is scaled from the devices that tell to all.
    """

    until_ms: int
    shown: tuple[int, ...]
    clicked: tuple[int, ...]


def risen(counts: Mapping[int, int], *, steps: int, scale: float = 1.0) -> tuple[int, ...]:
    """The sum so far at the end of each step, with the 0 of the beginning before them."""
    return (0, *(round(total * scale) for total in accumulate(counts.get(step, 0) for step in range(steps))))
