"""The process that answers readers."""

from __future__ import annotations

import asyncio
import os
import signal
from urllib.parse import urlsplit

from wireroom.circulation.front.counter import ReadingCounter
from wireroom.circulation.front.messenger import Messenger
from wireroom.circulation.rules.door import PURPOSE, READINGS
from wireroom.config.processes.places import app_socket, database
from wireroom.config.settings import Settings, secret_key, settings
from wireroom.kernel.inside import inside_word
from wireroom.page.front.server import Front, serve
from wireroom.support.events import SHEET_PURPOSE
from wireroom.support.front.chooser import ASKS, SEEN, Chooser
from wireroom.support.front.sheet_line import SheetLine


def main() -> None:
    """Serve until asked to stop."""
    asyncio.run(_serve())
    os._exit(0)  # the server's own threads would wait for idle connections


async def _serve() -> None:
    given = settings()
    until = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, until.set)
    front = Front(database=database(given.data), app_socket=app_socket(given.data))
    counter = _counter(front, given)
    chooser = _chooser(front, counter, given)
    front.side_doors |= {READINGS: counter.take, ASKS: chooser.choose, SEEN: chooser.note}
    await serve(front, host=given.host, port=given.port, until=until, beside=[counter.run(), chooser.run()])


def _counter(front: Front, given: Settings) -> ReadingCounter:
    word = inside_word(secret_key(given.data), purpose=PURPOSE)
    return ReadingCounter(
        own_host=urlsplit(given.origin).hostname or "",
        is_public=front.is_public_page,
        open_now=front.live.most_read,
        hand_over=Messenger(app_socket(given.data), word=word).hand_over,
    )


def _chooser(front: Front, counter: ReadingCounter, given: Settings) -> Chooser:
    line = SheetLine(app_socket(given.data), word=inside_word(secret_key(given.data), purpose=SHEET_PURPOSE))
    return Chooser(
        is_public=front.is_public_page,
        count=counter.add,
        fetch=line.fetch,
        place=(given.country_header, given.region_header),
    )
