"""Sets of subscriptions, read whole: a million of them in some milliseconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pyroaring import BitMap

from wireroom.alert.models import Sheet

SPAN = 1 << 16
ALL = "all"
WAKES = "wakes"
PAUSED = "paused"


def members(name: str) -> BitMap:
    """The subscriptions of one set."""
    return sheets([name])[name]


def sheets(names: Sequence[str]) -> defaultdict[str, BitMap]:
    """The subscriptions of several sets; a name nobody is under gives an empty one."""
    found: defaultdict[str, BitMap] = defaultdict(BitMap)
    for name, number, bits in Sheet.objects.filter(name__in=names).values_list("name", "number", "bits"):
        found[name] |= whole(number, bytes(bits))
    return found


def names_under(prefix: str) -> tuple[str, ...]:
    """The names of all sets that begin so."""
    found = Sheet.objects.filter(name__startswith=prefix).order_by("name")
    return tuple(found.values_list("name", flat=True).distinct())


def whole(number: int, bits: bytes) -> BitMap:
    """A sheet's subscriptions by their own ids."""
    return BitMap.deserialize(bits).shift(number * SPAN)
