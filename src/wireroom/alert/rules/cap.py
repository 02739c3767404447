"""The reader's cap: no more than so many alerts in any 24 hours, counted for all readers at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from pyroaring import BitMap

WINDOW = timedelta(hours=24)
HIGHEST = 20
OFFERED = (1, 2, 3, 5, 8, 12, HIGHEST)
"""The caps that readers choose from."""


def at_least(rolls: Iterable[BitMap], *, most: int) -> list[BitMap]:
    """Who stands on at least 1, 2 … `most` of the rolls; the first of the list is for 1."""
    levels = [BitMap() for _ in range(most)]
    for roll in rolls:
        for level in range(most - 1, 0, -1):
            levels[level] |= levels[level - 1] & roll
        if levels:
            levels[0] |= roll
    return levels


def at_their_cap(rolls: Iterable[BitMap], caps: Mapping[int, BitMap]) -> BitMap:
    """Who has had as many alerts as they want; `caps` says who wants at most how many."""
    if not caps:
        return BitMap()
    levels = at_least(rolls, most=max(caps))
    return BitMap.union(BitMap(), *(levels[cap - 1] & wanting for cap, wanting in caps.items()))
