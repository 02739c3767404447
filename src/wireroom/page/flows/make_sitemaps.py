"""The sitemaps: in chunks by id, so that one story touches one chunk."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.site import current_site
from wireroom.page.flows.make_story import Surroundings
from wireroom.page.rules.addresses import STORIES_A_SITEMAP, Surface, path_of, sitemap_of
from wireroom.page.rules.paper import Paper
from wireroom.page.rules.sitemaps import NEWS_AT_MOST, NEWS_FOR, XML, news_sitemap, sitemap, sitemap_index
from wireroom.story.api import highest_story_id, newest_stamps, stamps_between


def sitemap_papers(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    """Make one chunk. Which stories are in it follows from their ids, so no mentions are noted."""
    high = int(surface.name) * STORIES_A_SITEMAP
    found = stamps_between(now=around.now, low_id=high - STORIES_A_SITEMAP + 1, high_id=high)
    return (_paper(surface, sitemap(site=current_site(), stamps=found)),)


def index_papers(surface: Surface, _around: Surroundings) -> Sequence[Paper]:
    """Make the list of chunks."""
    chunks = range(1, int(sitemap_of(max(1, highest_story_id()))) + 1)
    return (_paper(surface, sitemap_index(site=current_site(), chunks=chunks)),)


def news_papers(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    """Make the news sitemap of the last two days."""
    found = newest_stamps(now=around.now, since=around.now - NEWS_FOR, limit=NEWS_AT_MOST)
    return (_paper(surface, news_sitemap(site=current_site(), stamps=found, now=around.now)),)


def _paper(surface: Surface, body: bytes) -> Paper:
    return Paper(path=path_of(surface), body=body, content_type=XML, shows=None)
