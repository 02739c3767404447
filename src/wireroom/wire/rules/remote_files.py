"""Files in a folder on somebody else's server: which are done, which are new, and whose turn it is.

A server's clock is never believed: times of files are compared with each other, and for equality from look to look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fnmatch import fnmatchcase

from wireroom.wire.rules.names import is_passed_over
from wireroom.wire.rules.settling import turn

STILL = timedelta(seconds=1)
"""So long a file must have looked the same: most servers tell times by the second, so less would not show a change."""
HALF = timedelta(seconds=30)
"""So long a file that looks cut off may stay as it is before it is taken like that."""
LARGEST = 50 * 1024 * 1024
MOST_REMEMBERED = 20_000
_UNFIT = re.compile(r"[/\x00-\x1f\x7f\x85\u2028\u2029]|^\.\.?$")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file in a listing. `modified` is what the server's clock says, in a form that sorts; either may be unknown."""

    name: str
    size: int | None
    modified: str = ""

    @property
    def stamp(self) -> str:
        """What changes when the file is written to."""
        return f"{self.size}@{self.modified}"


@dataclass(frozen=True, slots=True)
class Sight:
    """A file that is watched: it has had this stamp `since`. `cut_off`: it was read so, and was not whole."""

    stamp: str
    since: datetime
    cut_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a feed takes from a folder: file patterns, and whether names appear only when a file is done."""

    include: Sequence[str] = ("*",)
    exclude: Sequence[str] = ()
    is_renamed: bool = False

    def wants(self, name: str) -> bool:
        """Whether a file of this name is copy of the feed."""
        if is_passed_over(name):
            return False
        lower = name.lower()
        return any(fnmatchcase(lower, each) for each in self.include) and not any(
            fnmatchcase(lower, each) for each in self.exclude
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is known of a folder from the looks before: files under watch, taken and still there, left for a reason."""

    watched: Mapping[str, Sight] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do after a look: files to read now, how many more are ready, and files to be told of as left."""

    read: tuple[RemoteFile, ...]
    waiting: int
    leavings: Mapping[str, str]
    memory: Memory


def patterns(text: str) -> tuple[str, ...]:
    """File patterns as an editor writes them, with commas or blanks: `*.xml, *.jpg`."""
    return tuple(text.lower().replace(",", " ").split())


def planned(listing: Sequence[RemoteFile], memory: Memory, *, choice: Choice, share: int, now: datetime) -> Plan:
    """Decide what to do with a folder. `share` is how many files are read at once.

    A name that is listed twice counts once, as it was listed last.
    """
    listing = list({each.name: each for each in listing}.values())
    left = {each.name: each.stamp for each in listing if memory.left.get(each.name) == each.stamp}
    leavings = {each.name: why for each in listing if each.name not in left and (why := unfit(each))}
    wanted = [each for each in listing if not unfit(each) and choice.wants(each.name)]
    taken = {each.name: each.stamp for each in wanted if memory.taken.get(each.name) == each.stamp}
    fresh = [each for each in wanted if each.name not in taken and each.name not in left]
    watched = {each.name: _seen(memory.watched.get(each.name), each, now=now) for each in fresh}
    ready = [each for each in fresh if _is_ready(each, watched[each.name], choice=choice, now=now)]
    chosen, _ = turn(sorted(ready, key=lambda each: (each.modified, each.name)), share=share)
    return Plan(
        read=tuple(chosen),
        waiting=len(ready) - len(chosen),
        leavings=leavings,
        memory=Memory(
            watched=watched, taken=taken, left=left | {each.name: each.stamp for each in listing if unfit(each)}
        ),
    )


def unfit(file: RemoteFile) -> str:
    """Why a file is never read, empty for what may be."""
    if _UNFIT.search(file.name):
        return "Its name has characters that no file name may have. It was left on the server: have it renamed there."
    if file.size is not None and file.size > LARGEST:
        return f"It has more than {LARGEST // 1024**2} MiB. It was left on the server: have it split, or removed."
    return ""


def is_given_up(sight: Sight, *, now: datetime) -> bool:
    """Whether a file that looks cut off has been so for long enough to be taken as it is."""
    return now - sight.since >= HALF


def _seen(before: Sight | None, file: RemoteFile, *, now: datetime) -> Sight:
    if before is None or before.stamp != file.stamp or before.since > now:
        return Sight(stamp=file.stamp, since=now)
    return before


def _is_ready(file: RemoteFile, sight: Sight, *, choice: Choice, now: datetime) -> bool:
    """Whether a file can be read: it has stayed the same, or appeared under its name when it was done."""
    if choice.is_renamed and file.size != 0:
        return True
    still = now - sight.since >= STILL and not sight.cut_off and file.size != 0
    return still or is_given_up(sight, now=now)
