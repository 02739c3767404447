"""`wireroom demo`: the newsroom in a box, on a data folder of its own that is made anew each time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from wireroom.config.commands import up
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes import lock
from wireroom.config.settings import settings

FOLDER = Path(".demo")
MARK = "this-is-a-demo"
TOLD = """\
  An invented agency's story arrives now, {speed} times faster than in life. Nothing here is true.
  The edition fills the front page within a minute; the running story comes to stand on top of it.
  Prove a kill   in another terminal: make proof (or WIREROOM_DATA=.demo wireroom verify)"""


def run(*, port: int | None, speed: float, verbose: bool = False) -> int:
    """Run until asked to stop; the exit status. Raises CannotRunError when it cannot start here."""
    _clear(FOLDER)
    os.environ["WIREROOM_DATA"] = str(FOLDER.resolve())
    os.environ["WIREROOM_DEMO_SPEED"] = str(speed)
    os.environ.setdefault("WIREROOM_SITE_NAME", "The Carrow Courier")
    settings.cache_clear()
    return up.run(port=port, verbose=verbose, more=["demo"], told=TOLD.format(speed=f"{speed:g}"))


def _clear(folder: Path) -> None:
    running = lock.running(folder)
    if running is not None:
        raise CannotRunError(f"A demo is already up at {running.url} (process {running.pid}): stop it first.")
    if folder.exists() and not (folder / MARK).exists():
        raise CannotRunError(f"{folder.resolve()} is not a demo's folder: move it away, or run the demo elsewhere.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    (folder / MARK).touch()
