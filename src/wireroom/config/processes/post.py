"""The process that takes letters and editions to the mail server, hears what comes back, and compares the books."""

from __future__ import annotations

from datetime import datetime

from wireroom.briefing.api import Duty
from wireroom.config.processes.lane import run_lane
from wireroom.config.processes.returns import look_now_and_then, mailbox_named
from wireroom.config.settings import settings
from wireroom.kernel.clock import SystemClock
from wireroom.support import api as support

PACE = 0.05


def main() -> None:
    """Work until asked to stop."""
    clock = SystemClock()
    duty = Duty(clock=clock)
    if box := settings().email_returns_box:
        look_now_and_then(mailbox_named(box), clock=clock)

    def turn(now: datetime) -> float:
        support.reconcile_when_due(now=now)
        return duty.turn()

    run_lane("post", pace=PACE, timer=turn)
