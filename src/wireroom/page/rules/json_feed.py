"""The newest stories as JSON Feed."""

from __future__ import annotations

import json
from typing import Any

from wireroom.kernel.site import Site
from wireroom.page.rules.channel import Channel, author_names, full_copy
from wireroom.page.rules.markup import moment
from wireroom.story.events import PublicStory
from wireroom.wire.events import printable

JSON_FEED_TYPE = "application/feed+json"


def json_feed(channel: Channel) -> bytes:
    """Write JSON Feed, version 1.1 (jsonfeed.org/version/1.1)."""
    facts: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.site.url + channel.paths[2],
        "description": channel.site.tagline or channel.title,
        "icon": f"{channel.site.url}/icon-512.png",
        "language": channel.site.language,
        "items": [_json_item(story, channel.site) for story in channel.stories],
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def _json_item(story: PublicStory, site: Site) -> dict[str, Any]:
    shown = story.current
    return {
        "id": site.url + story.path,
        "url": site.url + story.path,
        "title": printable(shown.headline),
        "summary": printable(shown.standfirst),
        "content_html": full_copy(story, site=site),
        "date_published": moment(story.first_published_at),
        "date_modified": moment(shown.published_at),
        "authors": [{"name": printable(name)} for name in author_names(story)],
        "tags": [printable(label.name) for label in (shown.section, *shown.topics)],
        "language": shown.language or site.language,
    }
