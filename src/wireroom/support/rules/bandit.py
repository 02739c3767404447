"""How a test shares its browsers out: evenly, or more and more to what earns most, but never nothing to any."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Literal

from wireroom.support.rules.evidence import Sums
from wireroom.support.rules.lots import LOTS

Manner = Literal["even", "bandit"]
FLOOR = 0.1
DRAWS = 2_000
PATIENCE = 500
"""Each appeal is shown this often before the bandit begins to prefer any."""
BORROWED = 5
"""So many gifts of the common mean are lent to each appeal, so that one large gift decides nothing."""


def even(keys: Sequence[str]) -> dict[str, float]:
    """The same share for each."""
    return {key: 1 / len(keys) for key in keys}


def bandit(sums: Mapping[str, Sums], *, floor: float = FLOOR, seed: int = 0) -> dict[str, float]:
    """Shares by Thompson sampling (Biometrika 25, 1933): each appeal's is how likely it is to earn most per view.

    How many of the views lead to a gift is drawn from a beta distribution; what a gift is worth is the appeal's mean,
    drawn towards the mean of all. Every appeal keeps at least `floor`, so a bad beginning can be made good.
    """
    keys = sorted(sums)
    if len(keys) < 2 or any(sums[key].views < PATIENCE for key in keys):
        return even(keys) if keys else {}
    chance = random.Random(seed)  # noqa: S311 - a draw in a simulation, no secret
    common = sum(each.value for each in sums.values()) / max(1, sum(each.gifts for each in sums.values()))
    worth = {
        key: (each.value + BORROWED * common) / (each.gifts + BORROWED) if common else 1.0 for key, each in sums.items()
    }
    wins = dict.fromkeys(keys, 0)
    for _ in range(DRAWS):
        wins[max(keys, key=lambda key: worth[key] * _rate(chance, sums[key]))] += 1
    floor = min(floor, 1 / len(keys))
    free = 1 - floor * len(keys)
    return {key: floor + free * wins[key] / DRAWS for key in keys}


def stretches(shares: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """Each appeal's part of the lots, from 0 to 10,000 without a gap, in the order of their keys.

    While shares stay, so does every browser's appeal; when they move, as few browsers as can be change over.
    """
    found, low, sofar = {}, 0, 0.0
    for key in sorted(shares):
        sofar += shares[key]
        high = min(LOTS, round(sofar * LOTS))
        found[key] = (low, high)
        low = high
    if found:
        last = max(found)
        found[last] = (found[last][0], LOTS)
    return found


def _rate(chance: random.Random, sums: Sums) -> float:
    gifts = min(sums.gifts, sums.views)
    return chance.betavariate(1 + gifts, 1 + sums.views - gifts)
