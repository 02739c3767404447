"""How a front stands at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.page.rules.spots import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementFacts:
    """One published state of a front; no `spots`: it made itself from then on. `at` is UTC."""

    number: int
    spots: tuple[Spot, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontState:
    """A front: what readers have (`current`, None while nobody ever arranged it), and the draft that is being made.

    `revision` names this state; whoever changes it says which one they saw.
    """

    name: str
    revision: int
    draft: tuple[Spot, ...] | None
    drafted_by: str
    drafted_at: datetime | None
    current: ArrangementFacts | None

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What an editor goes on from: the draft, else what is published; empty where it makes itself."""
        if self.draft is not None:
            return self.draft
        return self.current.spots if self.current else ()
