"""The process that fetches and scales pictures, so that news never waits for them."""

from __future__ import annotations

import os

from wireroom.config.processes.lane import run_lane

PACE = 0.1
GIVE_WAY = 10


def main() -> None:
    """Work until asked to stop, and give way to the others where there are few cores."""
    os.nice(GIVE_WAY)
    run_lane("slow", pace=PACE)
