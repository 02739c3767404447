"""A section's feeds, or the whole site's: all three forms from one look-up."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.site import current_site
from wireroom.page.flows.fill_front import section_label
from wireroom.page.flows.make_story import Surroundings
from wireroom.page.flows.moved import moved_list
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.rules.addresses import Surface, feed_paths
from wireroom.page.rules.atom import ATOM_TYPE, atom
from wireroom.page.rules.channel import Channel
from wireroom.page.rules.json_feed import JSON_FEED_TYPE, json_feed
from wireroom.page.rules.paper import Paper
from wireroom.page.rules.rss import RSS_TYPE, rss
from wireroom.story.api import published_stories, teasers

IN_FEED = 20


def feed_papers(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    """Make the feeds with the full copy of the newest stories."""
    if there := around.every.gone.get(surface.name):
        return moved_list(surface, there)
    newest = teasers(now=around.now, section=surface.name, limit=IN_FEED)
    section = section_label(surface.name, around)
    if surface.name and section is None:
        return [notice_at(path, "missing", now=around.now) for path in feed_paths(surface.name)]
    stories = published_stories(now=around.now, ids=[teaser.id for teaser in newest])
    channel = Channel(site=current_site(), section=section, stories=stories)
    shows = tuple((story.id, story.current.number) for story in stories)
    forms = ((rss(channel), RSS_TYPE), (atom(channel), ATOM_TYPE), (json_feed(channel), JSON_FEED_TYPE))
    return tuple(
        Paper(path=path, body=body, content_type=kind, shows=shows)
        for path, (body, kind) in zip(feed_paths(surface.name), forms, strict=True)
    )
