"""When everything of the demo is sent: pure arithmetic on the manuscripts' own offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wireroom.demo.rules.copy import Copy, Dispatch, Shot

_ROUNDING = timedelta(seconds=1)
_LADDER = {1: "FLASH", 2: "BULLETIN", 3: "URGENT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One file that lands in a feed's folder: when (aware), where, what, and the line that says so."""

    at: datetime
    feed: str
    name: str
    make: Callable[[], bytes]
    line: str


def morning(copies: Iterable[Copy], *, now: datetime) -> Iterator[Dispatch]:
    """The morning edition, oldest story first: each was sent its `hours` before now."""
    for copy in sorted(copies, key=lambda copy: -copy.hours):
        sent = (now - timedelta(hours=copy.hours)).replace(microsecond=0)
        yield Dispatch(copy=copy, sent=sent, first_created=sent, day=sent.date())


def running(copies: Iterable[Copy], *, now: datetime, speed: float) -> Iterator[Dispatch]:
    """The running story and what comes beside it, in order of sending: offsets are divided by `speed`.

    Every take of a line carries the line's first date. An embargo ends on a full second, never early.
    Raises ValueError for a speed that is not above zero.
    """
    if speed <= 0:
        message = f"A speed of {speed} never arrives; give a number above 0, such as 10."
        raise ValueError(message)
    takes = sorted(copies, key=lambda copy: copy.after or 0.0)
    firsts: dict[str, datetime] = {}
    for copy in takes:
        sent = _moment(now, copy.after or 0.0, speed)
        first = firsts.setdefault(copy.line, sent)
        held = None if copy.embargo_after is None else _moment(now, copy.embargo_after, speed) + _ROUNDING
        yield Dispatch(copy=copy, sent=sent, first_created=first, day=now.date(), embargo=held)


def _moment(now: datetime, offset: float, speed: float) -> datetime:
    return (now + timedelta(seconds=offset / speed)).replace(microsecond=0)


def announcement(dispatch: Dispatch, agency: str) -> str:
    """What the demo says of a delivery, its time in the clock's zone: `14:05:10 Halyard · BULLETIN · Ferry wedged`."""
    copy = dispatch.copy
    mark = _mark(dispatch)
    return " · ".join(filter(None, (f"{dispatch.sent:%H:%M:%S} {agency}", mark, copy.headline)))


def _mark(dispatch: Dispatch) -> str:
    copy = dispatch.copy
    if copy.status == "canceled":
        return "KILL"
    if dispatch.embargo:
        return f"EMBARGOED until {dispatch.embargo:%H:%M:%S}"
    if copy.signal == "sig:correction":
        return "CORRECTION"
    return copy.take.upper() or _LADDER.get(copy.urgency, "")


def picture_line(dispatch: Dispatch, shot: Shot, agency: str) -> str:
    """What the demo says of a picture: its caption's first sentence."""
    return f"{dispatch.sent:%H:%M:%S} {agency} · PICTURE · {shot.caption.partition('. ')[0].rstrip('.')}"


def edition_line(edition: Iterable[Delivery], *, now: datetime) -> str:
    """What the demo says of the whole morning edition, instead of a line for each of its files."""
    names = [delivery.name for delivery in edition]
    pictures = sum(name.endswith(".jpg") for name in names)
    return f"{now:%H:%M:%S} Morning edition · {len(names) - pictures} stories, {pictures} pictures"
