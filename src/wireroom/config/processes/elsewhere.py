"""A process that sends alerts on another machine than the newsroom's, which has the alerts' tables alone."""

from __future__ import annotations

from wireroom.config.processes.sender import work


def main() -> None:
    """Send what the newsroom's own machine has begun."""
    work(at_home=False)
