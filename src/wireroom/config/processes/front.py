"""The process that answers readers."""

from __future__ import annotations

import asyncio
import os
import signal

from wireroom.config.processes.places import app_socket, database
from wireroom.config.settings import settings
from wireroom.page.front.server import Front, serve


def main() -> None:
    """Serve until asked to stop."""
    asyncio.run(_serve())
    os._exit(0)  # the server's own threads would wait for idle connections


async def _serve() -> None:
    given = settings()
    until = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, until.set)
    front = Front(database=database(given.data), app_socket=app_socket(given.data))
    await serve(front, host=given.host, port=given.port, until=until)
