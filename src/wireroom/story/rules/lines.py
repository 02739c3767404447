"""A line: everything an agency sent under one stable id, and which of it governs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from wireroom.wire.events import FiledItem, version_order

NOBODY_RELEASED: Mapping[str, int] = MappingProxyType({})
TEXTUAL = frozenset({"text", "composite"})
SUCCEEDS = frozenset(
    [
        "prevversion",
        "previous",
        "previousversion",
        "evolvedfrom",
        "evolvesfrom",
        "replace",
        "replaces",
        "replacing",
        "revisionof",
        "revises",
        "supersedes",
        "updates",
        "updateof",
        "corrects",
        "correctionof",
        "rewriteof",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Why a line may not be shown: until a moment (UTC), or without an end when `until` is None."""

    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All versions under one stable id. `governing` is the newest, and speaks for all of them.

    `copy` is the newest version with anything to read in it, `ended` the governing embargo's end where it has passed.
    """

    key: str
    items: tuple[FiledItem, ...]
    governing: FiledItem
    copy: FiledItem | None
    hold: Hold | None
    ended: datetime | None

    @property
    def linked(self) -> frozenset[str]:
        """Stable ids that any version says it replaces or goes on from."""
        return frozenset(link.stable_id for filed in self.items for link in filed.item.links if succeeds(link.relation))


def succeeds(relation: str) -> bool:
    """Whether a link of this relation says that the item comes after the one it points at.

    Source: NewsML-G2 `irel:prevVersion`, `irel:evolvedFrom`, `irel:replaces`; ninjs `replacing`.
    """
    return "".join(filter(str.isalpha, relation.rpartition(":")[2].lower())) in SUCCEEDS


def lines_of(
    items: Iterable[FiledItem], *, now: datetime, released: Mapping[str, int] = NOBODY_RELEASED
) -> tuple[Line, ...]:
    """Sort items into lines by stable id, each with what governs it and whether that holds it at `now`.

    `released` are the lines whose hold an editor has ended, each with the last item that was known then: what comes
    later may hold the line again.
    """
    groups: dict[str, list[FiledItem]] = defaultdict(list)
    for filed in items:
        groups[line_key(filed)].append(filed)
    return tuple(_line(key, groups[key], now=now, released=released.get(key, 0)) for key in sorted(groups))


def line_key(filed: FiledItem) -> str:
    """The name of the line an item belongs to; an item without a stable id is a line of its own."""
    return filed.item.stable_id or f"item:{filed.id}"


def is_textual(filed: FiledItem) -> bool:
    """Whether the item can be a story, or take one down: a picture can only take down itself."""
    return filed.item.kind in TEXTUAL


def said_at(filed: FiledItem) -> datetime:
    """When the agency says that it made this version; never later than its arrival, whatever its clock says."""
    moments = (filed.item.version_created, filed.item.sent)
    stated = next((moment.at for moment in moments if moment and moment.at), filed.received_at)
    return min(stated, filed.received_at)


def _line(key: str, items: list[FiledItem], *, now: datetime, released: int) -> Line:
    versioned = all(filed.item.version for filed in items)
    order = {filed.id: (version_order(filed.item.version) if versioned else (), said_at(filed)) for filed in items}
    newest = max(order.values())
    ranked = sorted(items, key=lambda filed: (order[filed.id], filed.content_hash, repr(filed.item)), reverse=True)
    top = [filed for filed in items if order[filed.id] == newest]
    held = [filed for filed in top if filed.id > released]
    hold = _strictest([hold for hold in (hold_of(filed, now=now) for filed in held) if hold])
    ends = [filed.item.embargo.until for filed in held if filed.item.embargo and filed.item.embargo.until]
    return Line(
        key=key,
        items=tuple(items),
        governing=ranked[0],
        copy=next(filter(is_copy, ranked), None),
        hold=hold,
        ended=max(ends, default=None) if hold is None else None,
    )


def is_readable(filed: FiledItem) -> bool:
    """Whether there is anything to read in it; an alert may have a headline only, or text only."""
    words = filed.item.effective_status != "canceled" and (filed.item.headline or filed.item.body)
    return bool(words)


def is_copy(filed: FiledItem) -> bool:
    """Whether it is meant for readers: what speaks to editors, or takes a story back in words alone, never is shown."""
    return is_readable(filed) and filed.classed not in {"kill", "advisory"}


def _strictest(holds: list[Hold]) -> Hold | None:
    endless = [hold for hold in holds if hold.until is None]
    return min(endless or holds, key=lambda hold: (-_stamp(hold.until), hold.reason), default=None)


def _stamp(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def hold_of(filed: FiledItem, *, now: datetime) -> Hold | None:
    """Whether an item alone orders a hold at `now`: in doubt it does.

    An embargo without an end, or whose end cannot be read, holds until a later version says otherwise.
    Source: NewsML-G2 `embargoed` ("applies to all versions"; empty means without end), `pubStatus` withheld.
    """
    item = filed.item
    if item.effective_status == "withheld":
        return Hold(reason=f"Withheld by {filed.credit_name}.", until=None)
    if item.embargo is None:
        return None if item.effective_status != "embargoed" else _endless(filed)
    if item.embargo.until is None:
        return _endless(filed)
    return (
        Hold(reason=f"Embargoed by {filed.credit_name}.", until=item.embargo.until)
        if item.embargo.until > now
        else None
    )


def _endless(filed: FiledItem) -> Hold:
    raw = filed.item.embargo.raw.strip() if filed.item.embargo else ""
    said = f' ("{raw}" is no moment we can read)' if raw else ""
    return Hold(reason=f"Embargoed by {filed.credit_name} without an end{said}.", until=None)
