"""Which word about a pledge is the later one, in whatever order they come."""

from __future__ import annotations

from datetime import datetime

from wireroom.support.rules.provider_facts import PledgeTold

type Rank = tuple[bool, datetime, str]


def rank_of(told: PledgeTold) -> Rank:
    """The place of this word among all words about its pledge: the highest counts.

    An end is for good, so it comes after everything, also after what is told in the same second.
    """
    return rank(ended=told.status == "ended", at=told.told_at, by=told.told_by)


def rank(*, ended: bool, at: datetime, by: str) -> Rank:
    """As `rank_of`, of what a table keeps."""
    return (ended, at, by)
