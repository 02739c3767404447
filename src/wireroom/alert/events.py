"""What the alert room announces: errands to itself, which an engine's workers then run."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.alert.rules.kinds import MANNERS, AlertKind
from wireroom.kernel.events import Event

__all__ = ["MANNERS", "AlertKind", "AlertOrdered"]


@dataclass(frozen=True, slots=True)
class AlertOrdered(Event):
    """An alert is to go out now: its page is to be proven live, then its sending begins. Announced urgent."""

    alert_id: int
