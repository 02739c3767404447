"""One newsroom at a time in one data folder."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from wireroom.config.processes.places import run_folder

LOCK = "up.lock"
FACTS = "newsroom.json"


class AlreadyUpError(Exception):
    """Another parent holds this data folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What is known of a newsroom that is up: the parent's process id, the address, the children by role."""

    pid: int
    url: str
    children: Mapping[str, int] = field(default_factory=dict)


@contextmanager
def hold(data: Path) -> Iterator[None]:
    """Hold the data folder; the system lets go of it when this process ends, however it ends.

    Raises AlreadyUpError when another parent holds it.
    """
    folder = run_folder(data)
    with (folder / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyUpError(_who(data)) from error
        yield
        (folder / FACTS).unlink(missing_ok=True)


def note(data: Path, running: Running) -> None:
    """Write down what runs, for `doctor` and `verify`."""
    draft = run_folder(data) / f".{FACTS}.{os.getpid()}"
    draft.write_text(json.dumps(asdict(running)))
    draft.replace(run_folder(data) / FACTS)


def running(data: Path) -> Running | None:
    """What runs on this data folder; None when nothing does."""
    lock = data / "run" / LOCK
    if not lock.exists():
        return None
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return _noted(data)
    return None


def _noted(data: Path) -> Running | None:
    try:
        return Running(**json.loads((data / "run" / FACTS).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _who(data: Path) -> str:
    facts = _noted(data)
    return f"process {facts.pid}, at {facts.url}" if facts else "just starting or stopping"
