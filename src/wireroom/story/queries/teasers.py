"""Stories in lists: fronts, feeds, archives and sitemaps."""

from __future__ import annotations

from datetime import date, datetime

from wireroom.story.rules.desk import Correction
from wireroom.story.rules.public import Teaser


def teasers(
    *,
    now: datetime,
    section: str = "",
    topic: str = "",
    author: str = "",
    day: date | None = None,
    before: datetime | None = None,
    before_id: int | None = None,
    limit: int = 30,
) -> tuple[Teaser, ...]:
    """List public stories, the latest change (`published_at`) first, by slugs of section, topic or author.

    `day` asks for the stories first published on that day in the site's zone. A list goes on with the last teaser's
    `published_at` as `before`, and its id as `before_id` so that stories of one instant are not lost."""
    raise NotImplementedError


def story_range(*, now: datetime, low_id: int, high_id: int) -> tuple[Teaser, ...]:
    """List the public stories with `low_id` <= id <= `high_id`, by id: a sitemap in chunks."""
    raise NotImplementedError


def highest_story_id() -> int:
    """Give the highest id of any story, public or not; 0 when there is none."""
    raise NotImplementedError


def corrections(*, now: datetime, limit: int = 100) -> tuple[Correction, ...]:
    """List the corrections of public stories, newest first."""
    raise NotImplementedError
