"""What came of each message of a batch: one byte a member, beside the ids of the members."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final

TO_SEND: Final = 0
ACCEPTED: Final = 1
GONE: Final = 2
REFUSED: Final = 3
EXPIRED: Final = 4
STOPPED: Final = 5
"""To be sent, now or again; the push service took it; the subscription is over; it was answered with a fault of ours;
its time ran out; the alert was stopped first."""


def pack(ids: Iterable[int]) -> bytes:
    """Ids as a batch keeps them: 32 bits each, little-endian."""
    packed = array("I", ids)
    if _SWAPS:
        packed.byteswap()
    return packed.tobytes()


def unpack(members: bytes) -> array[int]:
    """The ids that a batch keeps."""
    found = array("I")
    found.frombytes(members)
    if _SWAPS:
        found.byteswap()
    return found


def unsettled_of(members: bytes, outcomes: bytes) -> list[int]:
    """The ids of those still to be sent."""
    return [each for each, outcome in zip(unpack(members), outcomes, strict=True) if outcome == TO_SEND]


def tally(outcomes: bytes) -> dict[int, int]:
    """How many met which outcome."""
    return {outcome: outcomes.count(outcome) for outcome in range(STOPPED + 1)}


_SWAPS = array("H", [1]).tobytes() == b"\x00\x01"
