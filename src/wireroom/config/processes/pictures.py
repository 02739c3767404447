"""The process that fetches and scales pictures, so that news never waits for them."""

from __future__ import annotations

from wireroom.config.processes.lane import run_lane

PACE = 0.1


def main() -> None:
    """Work until asked to stop."""
    run_lane("slow", pace=PACE)
