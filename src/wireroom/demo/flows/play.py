"""Play the demo: the morning edition at once, then the running story take by take."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from wireroom.demo.flows.deliver import deliver
from wireroom.demo.rules.timeline import Delivery, edition_line
from wireroom.kernel.clock import Clock

LONGEST_WAIT = 0.5


def play(
    edition: Iterable[Delivery],
    story: Iterable[Delivery],
    *,
    data: Path,
    clock: Clock,
    stop: threading.Event,
    say: Callable[[str], None],
) -> None:
    """Deliver until both are told or `stop` is set. A take that is due goes before what is left of the edition."""
    morning, takes = deque(edition), deque(story)
    say(edition_line(morning, now=clock.now()))
    while (morning or takes) and not stop.is_set():
        if takes and takes[0].at <= clock.now():
            _deliver_take(takes.popleft(), data, say)
        elif morning:
            deliver(morning.popleft(), data=data)
        else:
            stop.wait(_pause(takes[0], clock))


def _deliver_take(take: Delivery, data: Path, say: Callable[[str], None]) -> None:
    deliver(take, data=data)
    say(take.line)


def _pause(take: Delivery, clock: Clock) -> float:
    return min(LONGEST_WAIT, max(0.0, (take.at - clock.now()).total_seconds()))
