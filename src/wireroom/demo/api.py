"""The demo's front door: an invented newsroom's day as files that land in hot folders.

Importing it needs no Django, so that a process of its own, a test or a benchmark can use it alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from wireroom.demo.adapters.library import manuscripts
from wireroom.demo.flows import play as plays
from wireroom.demo.flows.pack import pack
from wireroom.demo.flows.prepare_appeals import prepare_appeals
from wireroom.demo.flows.prepare_feeds import prepare_feeds
from wireroom.demo.rules import timeline
from wireroom.demo.rules.invent import invented
from wireroom.demo.rules.timeline import Delivery
from wireroom.kernel.clock import Clock

__all__ = ["Delivery", "many", "morning_edition", "play", "prepare_appeals", "prepare_feeds", "running_story"]

SPEED = 10.0


def play(*, data: Path, speed: float = SPEED, clock: Clock, stop: threading.Event, say: Callable[[str], None]) -> None:
    """Drop the whole demo into `<data>/incoming/<feed>/`, saying a line for the edition and one for each take.

    Returns when all is told.

    The running story lasts 36 minutes of story time, divided by `speed`; the first take comes after 30 seconds of
    it. Setting `stop` ends the play within half a second. Raises ValueError for a speed not above zero.
    """
    now = clock.now()
    story = tuple(running_story(now, speed=speed))
    plays.play(morning_edition(now), story, data=data, clock=clock, stop=stop, say=say)


def morning_edition(now: datetime) -> Iterator[Delivery]:
    """The stories of the past hours with their pictures, oldest first; `now` is aware."""
    return pack(timeline.morning(manuscripts("morning"), now=now))


def running_story(now: datetime, *, speed: float = SPEED) -> Iterator[Delivery]:
    """The running story from flash to last lead, and what comes beside it: embargo, correction, kill."""
    return pack(timeline.running(manuscripts("running"), now=now, speed=speed))


def many(n: int, *, now: datetime, seed: int = 1) -> Iterator[Delivery]:
    """Give `n` distinct invented single stories in all formats, the same for the same seed and moment.

    Raises ValueError when more are asked for than can be invented.
    """
    return pack(invented(n, now=now, seed=seed))
