"""The process that plays the demo's agencies: it drops their copy into the hot folders, take by take."""

from __future__ import annotations

import os

from wireroom.config.processes.stopping import stop_asked
from wireroom.config.settings import settings
from wireroom.demo import api as newsroom
from wireroom.kernel.clock import SystemClock
from wireroom.page import api as page
from wireroom.page.api import PlainPanel
from wireroom.support import api as support
from wireroom.wire import api as wire

SPEED = "WIREROOM_DEMO_SPEED"


def main() -> None:
    """Play the story to its end, or until asked to stop."""
    speed = float(os.environ.get(SPEED, newsroom.SPEED))
    newsroom.prepare_feeds(save=wire.save_feed)
    if not support.appeals():
        currencies = support.current_terms().currencies
        newsroom.prepare_appeals(
            file=support.file_appeal, set_panel=_put_up, currencies=currencies, now=SystemClock().now()
        )
    newsroom.play(data=settings().data, speed=speed, clock=SystemClock(), stop=stop_asked(), say=print)


def _put_up(heading: str, body: str, button: str) -> None:
    page.set_plain_panel(panel=PlainPanel(heading=heading, body=body, button=button, href=support.PLAIN_PANEL_HREF))
