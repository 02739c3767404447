"""The process that takes letters to the mail server, so that nothing else waits for it."""

from __future__ import annotations

from wireroom.config.processes.lane import run_lane

PACE = 0.05


def main() -> None:
    """Work until asked to stop."""
    run_lane("post", pace=PACE)
