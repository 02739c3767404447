"""Which of an agency's running numbers never came: a gap that is not filled in time is copy that is missing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

PATIENCE = timedelta(minutes=10)
WIDEST = 500
"""A leap farther than this, either way, is a new count and no gap."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The highest number so far, and those skipped below it with the moment each was first missed."""

    last: int | None = None
    missing: Mapping[int, datetime] = field(default_factory=dict)

    def with_seen(self, seen: Iterable[int], *, now: datetime) -> Numbers:
        """After these numbers came, in whatever order."""
        last, missing = self.last, dict(self.missing)
        for number in sorted(seen):
            if last is None or abs(number - last) > WIDEST:
                last = number
            missing |= dict.fromkeys(range(last + 1, number), now)
            missing.pop(number, None)
            last = max(last, number)
        return Numbers(last, missing)

    def overdue(self, *, now: datetime) -> list[int]:
        """The numbers missed for so long that they will not come by themselves."""
        return sorted(each for each, since in self.missing.items() if now - since > PATIENCE)

    def without(self, told: Iterable[int]) -> Numbers:
        """The same, after somebody was told of these."""
        gone = set(told)
        return Numbers(self.last, {each: since for each, since in self.missing.items() if each not in gone})
