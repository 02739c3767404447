"""When a file in a hot folder is done being written, and whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

STILL = timedelta(milliseconds=100)
"""So long a file must not have changed before it is looked into."""
HALF = timedelta(seconds=10)
"""So long a file that looks cut off may stay as it is before quarantine gets it."""
EMPTY = timedelta(seconds=60)
"""So long a file may stay empty."""


class Verdict(Enum):
    """What to do with a file now."""

    WAIT = auto()
    READ = auto()
    TAKE_AS_IT_IS = auto()


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a file looked like: a change in any of these means that it was written or replaced."""

    size: int
    modified_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Watched:
    """A file under watch: `since` it has looked like this. `cut_off`: it was read so, and was not whole."""

    sighting: Sighting
    since: datetime
    cut_off: bool = False


def seen_again(before: Watched | None, sighting: Sighting, *, now: datetime) -> Watched:
    """Note a sighting. The file's own clock counts for a first sight, unless it runs ahead of ours."""
    if before is not None and before.sighting == sighting:
        return before
    written = datetime.fromtimestamp(max(sighting.modified_ns, 0) / 1e9, tz=now.tzinfo)
    return Watched(sighting=sighting, since=min(written, now) if before is None else now)


def verdict(watched: Watched, *, now: datetime) -> Verdict:
    """Say whether to wait, to read and see if it is whole, or to take it whatever it is."""
    still = now - watched.since
    if watched.sighting.size == 0:
        return Verdict.TAKE_AS_IT_IS if still >= EMPTY else Verdict.WAIT
    if still >= HALF:
        return Verdict.TAKE_AS_IT_IS
    return Verdict.WAIT if watched.cut_off or still < STILL else Verdict.READ


def turn[T](waiting: Sequence[T], *, share: int) -> tuple[list[T], list[T]]:
    """Choose who comes next from a queue sorted oldest first, and who stays in it.

    Mostly the newest, and always some oldest: news must not wait behind a backlog, and the backlog must still
    be eaten. Those chosen come in the order they were written, so that a version follows the one before it.
    """
    if len(waiting) <= share:
        return list(waiting), []
    oldest = max(1, share // 4)
    newest = len(waiting) - (share - oldest)
    return [*waiting[:oldest], *waiting[newest:]], list(waiting[oldest:newest])
