"""The process that turns events into pages, and lifts embargoes on the second."""

from __future__ import annotations

from datetime import datetime

from wireroom.config.processes.lane import LOOK_AGAIN, run_lane
from wireroom.story import api as story

PACE = 0.015


def main() -> None:
    """Work until asked to stop."""
    run_lane("quick", pace=PACE, timer=_release)


def _release(now: datetime) -> float:
    story.release_due(now=now)
    due = story.next_release(now=now)
    return LOOK_AGAIN if due is None else max(PACE, (due - now).total_seconds())
