"""The kinds of editions, and their manners: which goes first, and for how long it is worth sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Kind = Literal["morning", "breaking", "correction", "withdrawal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a kind is sent: the lower its rank the sooner; after `keeps_for` what has not left stays."""

    rank: int
    keeps_for: timedelta


MANNERS: Mapping[Kind, Manner] = {
    "withdrawal": Manner(rank=0, keeps_for=timedelta(days=3)),
    "correction": Manner(rank=1, keeps_for=timedelta(days=3)),
    "breaking": Manner(rank=2, keeps_for=timedelta(hours=4)),
    "morning": Manner(rank=3, keeps_for=timedelta(hours=6)),
}
AFTER_THE_FACT = frozenset({"correction", "withdrawal"})
"""Kinds that go to exactly those who were sent something wrong, by rule."""
