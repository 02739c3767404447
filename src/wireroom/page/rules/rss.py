"""The newest stories as RSS 2.0."""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime

from lxml import etree

from wireroom.kernel.site import Site
from wireroom.page.rules.channel import Channel, full_copy
from wireroom.page.rules.markup import document, moment, put
from wireroom.story.events import PublicStory

RSS_TYPE = "application/rss+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"


def rss(channel: Channel) -> bytes:
    """Write RSS 2.0 with the copy in `content:encoded` (RSS Content module)."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": _ATOM, "content": _CONTENT, "dc": _DC})
    top = etree.SubElement(root, "channel")
    put(top, "title", channel.title)
    put(top, "link", channel.home)
    put(top, "description", channel.site.tagline or channel.title)
    put(top, "language", channel.site.language)
    put(top, "lastBuildDate", format_datetime(channel.changed_at.astimezone(UTC), usegmt=True))
    own = {"href": channel.site.url + channel.paths[0], "rel": "self", "type": "application/rss+xml"}
    etree.SubElement(top, f"{{{_ATOM}}}link", own)
    for story in channel.stories:
        _rss_item(top, story, channel.site)
    return document(root)


def _rss_item(top: etree._Element, story: PublicStory, site: Site) -> None:
    shown = story.current
    item = etree.SubElement(top, "item")
    put(item, "title", shown.headline)
    put(item, "link", site.url + story.path)
    put(item, "guid", site.url + story.path).set("isPermaLink", "true")
    put(item, "pubDate", format_datetime(story.first_published_at.astimezone(UTC), usegmt=True))
    put(item, f"{{{_ATOM}}}updated", moment(shown.published_at))
    put(item, "description", shown.standfirst or shown.headline)
    if shown.byline:
        put(item, f"{{{_DC}}}creator", shown.byline)
    for label in (shown.section, *shown.topics):
        put(item, "category", label.name)
    put(item, f"{{{_CONTENT}}}encoded", full_copy(story, site=site))
