"""Sets of appeals as whole numbers, one bit an appeal: a rule asks all of them at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

_BITS = bytes.maketrans(b"01", b"\x00\x01")


def members[T](mask: int, things: Sequence[T]) -> Iterator[T]:
    """The things whose bits are set, the lowest first."""
    return compress(things, f"{mask:b}"[::-1].encode().translate(_BITS))


class ByValue:
    """Which appeals accept a value: those that name it or name none, without those that leave it out."""

    def __init__(self, wanted: Sequence[frozenset[str]], unwanted: Sequence[frozenset[str]] = ()) -> None:
        self._open = sum(1 << bit for bit, values in enumerate(wanted) if not values)
        self._wanted = _by_value(wanted)
        self._unwanted = _by_value(unwanted)

    def of(self, values: Iterable[str]) -> int:
        """The appeals that accept at least one of the values and leave out none of them."""
        accepted, left_out = self._open, 0
        for value in values:
            accepted |= self._wanted.get(value, 0)
            left_out |= self._unwanted.get(value, 0)
        return accepted & ~left_out


class ByStretch[V: (int, float)]:
    """Which appeals accept a place on a scale: each has a stretch of it, from its beginning up to before its end."""

    def __init__(self, stretches: Sequence[tuple[V, V]]) -> None:
        turns: dict[V, int] = defaultdict(int)
        for bit, (begin, end) in enumerate(stretches):
            if begin < end:
                turns[begin] ^= 1 << bit
                turns[end] ^= 1 << bit
        self._turns: list[V] = sorted(turns)
        self._masks = [0]
        for turn in self._turns:
            self._masks.append(self._masks[-1] ^ turns[turn])

    def at(self, place: V) -> int:
        """The appeals in whose stretch the place lies."""
        return self._masks[bisect_right(self._turns, place)]


def _by_value(sets: Sequence[frozenset[str]]) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for bit, values in enumerate(sets):
        for value in values:
            found[value] |= 1 << bit
    return dict(found)
