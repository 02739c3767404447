"""The process that takes in copy: from the hot folder, and whatever others have received."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

import structlog
from django.db import Error, connection
from watchfiles import Change, watch

from wireroom.config.processes.places import database
from wireroom.config.processes.stopping import stop_asked
from wireroom.config.processes.watch import CommitWatch
from wireroom.config.settings import settings
from wireroom.kernel.clock import Clock, SystemClock
from wireroom.wire import api as wire

log = structlog.get_logger(__name__)
PACE = 0.02
SETTLING = 0.05
LOOK_AGAIN = 1.0
MOST_NOTICED = 200
PAUSE_AFTER_FAULT = 0.5


def main() -> None:
    """Work until asked to stop; what is in hand is finished first."""
    data, stop, changed = settings().data, stop_asked(), Changes()
    incoming = data / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    (data / "mappings").mkdir(exist_ok=True)
    threading.Thread(target=_watch, args=(incoming, stop, changed), name="folder-watch", daemon=True).start()
    folder, commits = wire.HotFolder(incoming), CommitWatch(database(data))
    while not stop.is_set():
        try:
            folder.notice(changed.taken())
            if not take_in(folder, clock=SystemClock()):
                _wait(commits, changed, seconds=SETTLING if folder.is_unsettled else LOOK_AGAIN)
        except (Error, OSError):
            log.exception("ingest.fault")
            connection.close()
            stop.wait(PAUSE_AFTER_FAULT)


def take_in(folder: wire.HotFolder, *, clock: Clock) -> int:
    """One round: a share of what lies in the folder, and a batch of what waits. 0 if there was nothing to do."""
    return folder.collect(now=clock.now()) + wire.file_waiting(now=clock.now())


def _wait(commits: CommitWatch, changed: Changes, *, seconds: float) -> None:
    until, stop = time.monotonic() + seconds, stop_asked()
    while time.monotonic() < until and not stop.wait(PACE):
        if changed.any or commits.has_news():
            return


class Changes:
    """The files that came since they were last asked for; of a flood only some, for the rounds look themselves."""

    def __init__(self) -> None:
        self._paths: deque[Path] = deque(maxlen=MOST_NOTICED)

    @property
    def any(self) -> bool:
        """Whether some came."""
        return bool(self._paths)

    def note(self, paths: Iterable[Path]) -> None:
        """Files came."""
        self._paths.extend(paths)

    def taken(self) -> list[Path]:
        """The files, once."""
        return [self._paths.popleft() for _ in range(len(self._paths))]


def _watch(incoming: Path, stop: threading.Event, changed: Changes) -> None:
    """Wake the rounds at once when a file comes; without it, as on some network disks, they look every second."""
    try:
        for changes in watch(incoming, watch_filter=None, step=10, debounce=50, rust_timeout=500, stop_event=stop):
            changed.note(Path(path) for kind, path in changes if kind is not Change.deleted)
    except OSError as error:
        log.warning("ingest.folder_not_watched", error=str(error))
