"""A story's page before it is published, for the desk to look at. Nothing of it is stored."""

from __future__ import annotations

from datetime import datetime

from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import printed
from wireroom.page.flows.mount_pictures import mount
from wireroom.page.queries import portraits_of, sections_now
from wireroom.page.rules.articles import article_page
from wireroom.page.rules.sheets import ArticlePage
from wireroom.story.api import PublicStory, published_facts


def preview_page(*, story: PublicStory, now: datetime) -> bytes:
    """Print the page as readers would get it."""
    body, _ = printed(_sheet(story, now))
    return body


def preview_picture(*, story: PublicStory, now: datetime) -> str:
    """The address of the picture a shared link would show; "" while none is ready."""
    sheets = _sheet(story, now).head.properties
    return dict(sheets).get("og:image", "").removeprefix(current_site().url)


def _sheet(story: PublicStory, now: datetime) -> ArticlePage:
    versions = (*published_facts(now=now, story_id=story.id), story.current)
    return article_page(
        story=story,
        versions=versions,
        pictures=mount(story, now=now).sheets,
        portraits=portraits_of(story.current.authors),
        sections=sections_now(now=now),
        site=current_site(),
    )
