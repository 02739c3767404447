"""What a gift is worth, where wordings are compared by what they bring."""

from __future__ import annotations

A_YEAR = {"once": 1, "month": 12, "year": 1}
"""How often a gift comes within a year: what a monthly gift is worth is what it brings in one."""


def value_of(amount: int, *, every: str, paid: int, kept: int) -> int:
    """What a gift brings in a year; when a part of what was paid went back, the same part of it.

    Before the books know of a payment, all of it counts.
    """
    whole = amount * A_YEAR.get(every, 1)
    return whole * min(max(kept, 0), paid) // paid if paid > 0 else whole
