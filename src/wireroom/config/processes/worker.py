"""The process that turns events into pages, lifts embargoes and ends pictures' rights, both on the second."""

from __future__ import annotations

from datetime import datetime

from wireroom.config.processes.lane import LOOK_AGAIN, run_lane
from wireroom.pictures import api as pictures
from wireroom.story import api as story

PACE = 0.015


def main() -> None:
    """Work until asked to stop."""
    run_lane("quick", pace=PACE, timer=_release)


def _release(now: datetime) -> float:
    story.release_due(now=now)
    pictures.expire_due(now=now)
    due = [each for each in (story.next_release(now=now), pictures.next_expiry()) if each]
    return max(PACE, (min(due) - now).total_seconds()) if due else LOOK_AGAIN
