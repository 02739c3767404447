"""The stories of the front in its own order, for what is made from it."""

from __future__ import annotations

from datetime import datetime

from wireroom.page.flows.fill_front import fill_front
from wireroom.page.flows.make_lists import ON_FRONT
from wireroom.page.queries import arranged_spots
from wireroom.page.rules.lists import front_order
from wireroom.page.rules.spots import HOME
from wireroom.story.api import Teaser, teasers


def front_stories(*, now: datetime, limit: int) -> tuple[Teaser, ...]:
    """Give the first of them: as editors arranged it, else what leads by weight, then the newest."""
    spots = arranged_spots(HOME)
    stories = {story.id: story for each in fill_front(spots, now=now) for story in each.stories}
    if stories:
        return tuple(stories.values())[:limit]
    best, rest = front_order(teasers(now=now, limit=ON_FRONT))
    return tuple([*best, *rest][:limit])
