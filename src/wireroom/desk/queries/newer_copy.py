"""Wire copy that came after what an editor works on, and waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.site import current_site
from wireroom.story.api import DeskRow
from wireroom.theme.times import clock
from wireroom.wire.api import filed_item


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerCopy:
    """The wire item that waits, and in words when it came."""

    item: int
    words: str


def newer_copy(row: DeskRow) -> NewerCopy | None:
    """What waits for this story's editor; None while nothing does."""
    item = row.waiting_item_id
    if item is None:
        return None
    came = clock(filed_item(item_id=item).received_at, zone=current_site().zone)
    return NewerCopy(item=item, words=f"Newer wire copy came at {came}.")
