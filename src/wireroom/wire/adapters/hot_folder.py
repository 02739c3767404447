"""Files in a feed's folder, handled without ever trusting a name or following a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from wireroom.wire.rules.names import is_feed_name, is_passed_over
from wireroom.wire.rules.settling import Sighting

LARGEST = 50 * 1024 * 1024
_OPENING = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_KINDS = {stat.S_IFLNK: "a symbolic link", stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket"}


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a folder. `unfit` says why it will not be read, empty for what may be."""

    name: str
    sighting: Sighting
    unfit: str = ""


def feed_folders(incoming: Path) -> list[str]:
    """The names of the folders that are feeds: real ones, for whatever lies in a feed is taken away."""
    with suppress(FileNotFoundError), os.scandir(incoming) as entries:
        folders = (entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
        return sorted(filter(is_feed_name, folders))
    return []


@contextmanager
def opened(folder: Path) -> Iterator[int]:
    """A handle on a folder, through which all its files are reached."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        yield handle
    finally:
        os.close(handle)


def look(folder: int) -> Iterator[Found]:
    """What lies in a folder, but for folders and unfinished work."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_passed_over(entry.name) or entry.is_dir(follow_symlinks=False):
                continue
            with suppress(FileNotFoundError):
                facts = entry.stat(follow_symlinks=False)
                yield Found(name=entry.name, sighting=_sighting(facts), unfit=_unfit(facts))


def look_at(folder: int, names: Iterable[str]) -> Iterator[Found]:
    """What lies in a folder under these names, as `look` tells of it."""
    for name in names:
        with suppress(OSError):
            facts = os.stat(name, dir_fd=folder, follow_symlinks=False)
            if not is_passed_over(name) and not stat.S_ISDIR(facts.st_mode):
                yield Found(name=name, sighting=_sighting(facts), unfit=_unfit(facts))


def _unfit(facts: os.stat_result) -> str:
    if not stat.S_ISREG(facts.st_mode):
        kind = _KINDS.get(stat.S_IFMT(facts.st_mode), "a device")
        return f"It is {kind}, not a file. It was left in the folder: remove it, or put the file itself there."
    if facts.st_size > LARGEST:
        return f"It has more than {LARGEST // 1024**2} MiB. It was left in the folder: split it, or remove it."
    return ""


def _sighting(facts: os.stat_result) -> Sighting:
    return Sighting(size=facts.st_size, modified_ns=facts.st_mtime_ns, inode=facts.st_ino)


def take(folder: int, found: Found) -> bytes | None:
    """The bytes of a file, or None if it went away, was replaced, or changed while it was read.

    Raises PermissionError and other OSErrors for a file that is there and cannot be read.
    """
    try:
        handle = os.open(found.name, _OPENING, dir_fd=folder)
    except FileNotFoundError:
        return None
    with os.fdopen(handle, "rb") as file:
        if _sighting(os.fstat(handle)) != found.sighting:
            return None
        data = file.read(found.sighting.size + 1)
        unchanged = _sighting(os.fstat(handle)) == found.sighting and len(data) == found.sighting.size
    return data if unchanged else None


def remove(folder: int, found: Found) -> bool:
    """Take a file out of the folder, unless another has come under its name. False if it may not be removed."""
    try:
        if _sighting(os.stat(found.name, dir_fd=folder, follow_symlinks=False)) == found.sighting:
            os.unlink(found.name, dir_fd=folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
