"""`wireroom demo`: the newsroom in a box, on a data folder of its own that is made anew each time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from wireroom.config.commands import up
from wireroom.config.commands.ground import free_port
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.mail import mail_folder
from wireroom.config.processes import lock
from wireroom.config.settings import settings
from wireroom.demo.till.server import KEY, PUBLIC_KEY, SECRET

FOLDER = Path(".demo")
MARK = "this-is-a-demo"
TOLD = """\
  An invented agency's story arrives now, {speed} times faster than in life. Nothing here is true.
  The edition fills the front page within a minute; the running story comes to stand on top of it.
  The demo's desk asks for a password alone; with WIREROOM_STAFF_SECOND_FACTOR=true it demands a second factor.
  Letters to readers, with their codes for signing in, lie as files in {mail}: the newest is the last.
  Give at /support/ : a stand-in of the payment provider takes invented cards, and no money.
  Prove a kill   in another terminal: make proof (or WIREROOM_DATA=.demo wireroom verify)"""


def run(*, port: int | None, speed: float, verbose: bool = False) -> int:
    """Run until asked to stop; the exit status. Raises CannotRunError when it cannot start here."""
    _clear(FOLDER)
    os.environ["WIREROOM_DATA"] = str(FOLDER.resolve())
    os.environ["WIREROOM_DEMO_SPEED"] = str(speed)
    os.environ.setdefault("WIREROOM_SITE_NAME", "The Carrow Courier")
    os.environ.setdefault("WIREROOM_STAFF_SECOND_FACTOR", "false")
    _take_gifts()
    settings.cache_clear()
    return up.run(port=port, verbose=verbose, more=["demo", "till"], told=told_of(speed))


def told_of(speed: float) -> str:
    """What is said once it is up."""
    return TOLD.format(speed=f"{speed:g}", mail=mail_folder(FOLDER))


def _take_gifts() -> None:
    """Open giving, with a stand-in of the payment provider."""
    os.environ["WIREROOM_STRIPE_API"] = f"http://127.0.0.1:{free_port('127.0.0.1', 0)}"
    os.environ["WIREROOM_STRIPE_KEY"] = KEY
    os.environ["WIREROOM_STRIPE_PUBLIC_KEY"] = PUBLIC_KEY
    os.environ["WIREROOM_STRIPE_WEBHOOK_SECRET"] = SECRET
    os.environ.setdefault("WIREROOM_OPEN_BOOKS", "true")
    os.environ.setdefault("WIREROOM_GIVING_GOAL", "EUR 400 a reporter at the harbour, every day")


def _clear(folder: Path) -> None:
    running = lock.running(folder)
    if running is not None:
        raise CannotRunError(f"A demo is already up at {running.url} (process {running.pid}): stop it first.")
    if folder.exists() and not (folder / MARK).exists():
        raise CannotRunError(f"{folder.resolve()} is not a demo's folder: move it away, or run the demo elsewhere.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    (folder / MARK).touch()
