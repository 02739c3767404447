"""Whether copy may leave the newsroom yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.wire.events import WireItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """The agency's order to keep copy back: until a moment, or without an end that could be read.

    `raw` is the order as sent; empty where only the item's status gives it.
    """

    until: datetime | None
    raw: str = ""


def hold_on(item: WireItem, *, now: datetime) -> Hold | None:
    """What holds this item back now; doubt holds, a moment that has passed does not.

    Source: NewsML-G2 `<embargoed>` (empty: without end) and pubStatus `withheld`, NITF management-status `embargoed`.
    """
    if item.effective_status == "withheld":
        return Hold(until=item.embargo.until if item.embargo else None, raw=item.embargo.raw if item.embargo else "")
    if item.embargo:
        passed = item.embargo.until is not None and item.embargo.until <= now
        return None if passed else Hold(until=item.embargo.until, raw=item.embargo.raw)
    return Hold(until=None) if item.effective_status == "embargoed" else None
