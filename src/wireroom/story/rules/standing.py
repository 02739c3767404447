"""Where a running story stands, told from the set of its wire items alone: order and repetition cannot matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from wireroom.story.rules.lines import NOBODY_RELEASED, Hold, Line, is_textual, line_key, lines_of, said_at
from wireroom.wire.events import FiledItem, Picture, version_order

State = Literal["empty", "held", "live", "killed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the items of one thread add up to at one moment.

    `shown` is the copy readers may have (None unless `state` is live). `closed` are the lines under a hold: none
    of their versions may be seen. `release_at` is the next moment (UTC) at which the answer changes by itself.
    `pictures` come from the thread's own picture items, `withdrawn` are addresses the agency took back.
    `revival` is usable copy that is newer than every cancellation: for the editor only.
    """

    state: State
    shown: FiledItem | None = None
    candidate: FiledItem | None = None
    """The newest readable copy, held or not: what an editor is shown, and what names a held story."""
    closed: tuple[tuple[str, Hold], ...] = ()
    ended: tuple[tuple[str, datetime], ...] = ()
    """Open lines whose embargo has passed, with the moment it ended."""
    release_at: datetime | None = None
    hold_reason: str = ""
    pictures: tuple[tuple[FiledItem, Picture], ...] = ()
    withdrawn: frozenset[str] = frozenset()
    cancels: tuple[FiledItem, ...] = ()
    revival: FiledItem | None = None


def standing_of(
    items: Iterable[FiledItem], *, now: datetime, released: Mapping[str, int] = NOBODY_RELEASED
) -> Standing:
    """Fold a thread's items (any order, any repetition) into where its story stands at `now`.

    `released` are holds that an editor has ended, as `lines_of` takes them.

    A cancellation of copy, in whatever version, kills for good. A line whose governing version is withheld or
    under an embargo is closed, all its versions with it. Of the open lines the one that succeeds the others by
    explicit link is shown, else the latest. Source: NewsML-G2 pubStatus `stat:canceled`, `embargoed`.
    """
    known = tuple({filed.id: filed for filed in items}.values())
    texts = lines_of(filter(is_textual, known), now=now, released=released)
    cancels = tuple(filed for line in texts for filed in line.items if filed.item.effective_status == "canceled")
    readable = [line for line in texts if line.copy]
    shown_line = _latest([line for line in readable if line.hold is None], among=texts)
    closed = tuple((line.key, line.hold) for line in texts if line.hold)
    ends = [hold.until for _, hold in closed if hold.until]
    newest = _latest(readable, among=texts)
    pictures, withdrawn = _pictures(known, now=now, released=released)
    state = _state(cancels, shown_line, readable)
    return Standing(
        state=state,
        shown=shown_line.copy if shown_line and state == "live" else None,
        candidate=newest.copy if newest else None,
        closed=closed,
        ended=tuple((line.key, line.ended) for line in texts if line.ended),
        release_at=min(ends, default=None) if state != "killed" else None,
        hold_reason=newest.hold.reason if newest and newest.hold and state == "held" else "",
        pictures=pictures,
        withdrawn=withdrawn,
        cancels=tuple(sorted(cancels, key=lambda filed: (said_at(filed), filed.content_hash, filed.id))),
        revival=_revival(shown_line, cancels),
    )


def _state(cancels: tuple[FiledItem, ...], shown: Line | None, readable: list[Line]) -> State:
    if cancels:
        return "killed"
    if shown:
        return "live"
    return "held" if readable else "empty"


def _latest(lines: list[Line], *, among: tuple[Line, ...]) -> Line | None:
    outdone = _outdone(lines, among=among)
    last = [line for line in lines if line.key not in outdone]
    return max(last, key=lambda line: (said_at(line.governing), line.key), default=None)


def _outdone(lines: list[Line], *, among: tuple[Line, ...]) -> set[str]:
    """The lines that one of `lines` succeeds, directly or through others.

    None at all where the links go in a circle: then they say nothing, and the clock decides.
    """
    direct = {line.key: line.linked - {line.key} for line in among}
    try:
        TopologicalSorter(direct).prepare()
    except CycleError:
        return set()
    seen: set[str] = set()
    waiting = [line.key for line in lines]
    while waiting:
        fresh = direct.get(waiting.pop(), frozenset()) - seen
        seen |= fresh
        waiting.extend(fresh)
    return seen


def _pictures(
    items: tuple[FiledItem, ...], *, now: datetime, released: Mapping[str, int]
) -> tuple[tuple[tuple[FiledItem, Picture], ...], frozenset[str]]:
    lines = lines_of((filed for filed in items if filed.item.kind == "picture"), now=now, released=released)
    gone = [line for line in lines if any(each.item.effective_status == "canceled" for each in line.items)]
    shown = sorted(
        (line.governing for line in lines if line.hold is None and line not in gone),
        key=lambda filed: (said_at(filed), line_key(filed)),
    )
    withdrawn = {
        href for line in gone for each in line.items for picture in each.item.pictures for href in _hrefs(picture)
    }
    return tuple((filed, picture) for filed in shown for picture in filed.item.pictures), frozenset(withdrawn)


def _hrefs(picture: Picture) -> tuple[str, ...]:
    return (*picture.hrefs, *((picture.href,) if picture.href else ()))


def _revival(shown: Line | None, cancels: tuple[FiledItem, ...]) -> FiledItem | None:
    if shown is None or not all(_is_newer(shown, cancel) for cancel in cancels):
        return None
    return shown.copy if cancels else None


def _is_newer(line: Line, cancel: FiledItem) -> bool:
    usable = line.governing
    same = line_key(cancel) == line.key and usable.item.version and cancel.item.version
    if same:
        return version_order(usable.item.version) > version_order(cancel.item.version)
    return line_key(cancel) in line.linked or said_at(usable) > said_at(cancel)
