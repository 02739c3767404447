"""Which browsers get what: a browser draws one number for itself, and every test makes its own of it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

LOTS = 10_000
HOLDBACK = "holdback"
_WORD = (1 << 64) - 1


def share_of(lot: int, test: str) -> int:
    """A browser's place in a test, from 0 to 9,999: always the same, and different in every test.

    Two tests that run side by side do not see the same browsers together: each hashes the lot its own way
    (multiply-add-shift: Dietzfelbinger, "Universal hashing and k-wise independent random variables via integer
    arithmetic without primes", STACS 1996), a tenth of the time that a cryptographic hash of both would take.
    """
    factor, summand = _hash_of(test)
    return (((_spread(lot) * factor + summand & _WORD) >> 32) * LOTS) >> 32


def is_held_back(lot: int, *, percent: int) -> bool:
    """Whether a browser belongs to those who are never asked, against whom everything else is measured."""
    return share_of(lot, HOLDBACK) < percent * LOTS // 100


@lru_cache(maxsize=10_000)
def _hash_of(test: str) -> tuple[int, int]:
    digest = blake2b(test.encode(), digest_size=16).digest()
    return int.from_bytes(digest[:8]), int.from_bytes(digest[8:])


@lru_cache(maxsize=LOTS)
def _spread(lot: int) -> int:
    """The lot as 32 bits in which neighbours have nothing in common."""
    return int.from_bytes(blake2b(lot.to_bytes(8), digest_size=4).digest())
