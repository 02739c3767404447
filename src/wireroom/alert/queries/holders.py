"""How many readers hold a story's notification: whom a correction or a kill will reach."""

from __future__ import annotations

from wireroom.alert.queries.audience import holders_of
from wireroom.alert.queries.sheets import ALL, members


def count_holders(*, story_id: int) -> int:
    """Count who was alerted to a story and can still be told that it was wrong. Sets are counted, not rows."""
    return holders_of(story_id).intersection_cardinality(members(ALL))
