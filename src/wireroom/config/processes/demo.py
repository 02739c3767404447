"""The process that plays the demo's agencies: it drops their copy into the hot folders, take by take."""

from __future__ import annotations

import os

from wireroom.config.processes.stopping import stop_asked
from wireroom.config.settings import settings
from wireroom.demo import api as newsroom
from wireroom.kernel.clock import SystemClock
from wireroom.wire import api as wire

SPEED = "WIREROOM_DEMO_SPEED"


def main() -> None:
    """Play the story to its end, or until asked to stop."""
    speed = float(os.environ.get(SPEED, newsroom.SPEED))
    newsroom.prepare_feeds(save=wire.save_feed)
    newsroom.play(data=settings().data, speed=speed, clock=SystemClock(), stop=stop_asked(), say=print)
