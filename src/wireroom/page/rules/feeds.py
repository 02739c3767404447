"""The newest stories for feed readers: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, each with the full copy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from lxml import etree

from wireroom.kernel.site import Site
from wireroom.page.rules.addresses import feed_paths
from wireroom.page.rules.clean import block_markup, clean
from wireroom.story.events import Label, PublicStory

RSS_TYPE = "application/rss+xml; charset=utf-8"
ATOM_TYPE = "application/atom+xml; charset=utf-8"
JSON_FEED_TYPE = "application/feed+json"
_ATOM = "http://www.w3.org/2005/Atom"
_DEFAULT: Any = {None: _ATOM}  # lxml names the default namespace None; its stubs do not know it
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What one feed is of; `section` None is the whole site."""

    site: Site
    section: Label | None
    stories: tuple[PublicStory, ...]

    @property
    def title(self) -> str:
        """Its name."""
        return f"{self.site.name}: {clean(self.section.name)}" if self.section else self.site.name

    @property
    def home(self) -> str:
        """The page it belongs to."""
        return f"{self.site.url}/{self.section.slug if self.section else ''}"

    @property
    def paths(self) -> tuple[str, str, str]:
        """Its addresses as RSS, Atom and JSON."""
        return feed_paths(self.section.slug if self.section else "")

    @property
    def changed_at(self) -> datetime:
        """When its newest story changed."""
        return max((story.current.published_at for story in self.stories), default=_BEGINNING)


def full_copy(story: PublicStory) -> str:
    """Give the copy as HTML, any correction first, the credit last."""
    shown = story.current
    parts = [block_markup(block) for block in shown.body]
    if shown.kind == "correction":
        parts.insert(0, f"<p><strong>Correction:</strong> {_escaped(shown.note)}</p>")
    if shown.credit:
        parts.append(f"<p><em>{_escaped(shown.credit)}</em></p>")
    return "\n".join(parts)


def rss(channel: Channel) -> bytes:
    """Write RSS 2.0 with the copy in `content:encoded` (RSS Content module)."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": _ATOM, "content": _CONTENT, "dc": _DC})
    top = etree.SubElement(root, "channel")
    _put(top, "title", channel.title)
    _put(top, "link", channel.home)
    _put(top, "description", channel.site.tagline or channel.title)
    _put(top, "language", channel.site.language)
    _put(top, "lastBuildDate", format_datetime(channel.changed_at.astimezone(UTC), usegmt=True))
    own = {"href": channel.site.url + channel.paths[0], "rel": "self", "type": "application/rss+xml"}
    etree.SubElement(top, f"{{{_ATOM}}}link", own)
    for story in channel.stories:
        _rss_item(top, story, channel.site)
    return _xml(root)


def _rss_item(top: etree._Element, story: PublicStory, site: Site) -> None:
    shown = story.current
    item = etree.SubElement(top, "item")
    _put(item, "title", shown.headline)
    _put(item, "link", site.url + story.path)
    _put(item, "guid", site.url + story.path).set("isPermaLink", "true")
    _put(item, "pubDate", format_datetime(story.first_published_at.astimezone(UTC), usegmt=True))
    _put(item, f"{{{_ATOM}}}updated", _moment(shown.published_at))
    _put(item, "description", shown.standfirst or shown.headline)
    if shown.byline:
        _put(item, f"{{{_DC}}}creator", shown.byline)
    for label in (shown.section, *shown.topics):
        _put(item, "category", label.name)
    _put(item, f"{{{_CONTENT}}}encoded", full_copy(story))


def atom(channel: Channel) -> bytes:
    """Write Atom; an entry's `updated` moves with every version (RFC 4287, 4.2.15)."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=_DEFAULT)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", channel.site.language)
    own = channel.site.url + channel.paths[1]
    _put(root, f"{{{_ATOM}}}id", own)
    _put(root, f"{{{_ATOM}}}title", channel.title)
    _put(root, f"{{{_ATOM}}}updated", _moment(channel.changed_at))
    etree.SubElement(root, f"{{{_ATOM}}}link", {"rel": "self", "href": own, "type": "application/atom+xml"})
    etree.SubElement(root, f"{{{_ATOM}}}link", {"rel": "alternate", "href": channel.home, "type": "text/html"})
    _atom_person(root, channel.site.name)
    for story in channel.stories:
        _atom_entry(root, story, channel.site)
    return _xml(root)


def _atom_entry(root: etree._Element, story: PublicStory, site: Site) -> None:
    shown = story.current
    entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
    _put(entry, f"{{{_ATOM}}}id", site.url + story.path)
    _put(entry, f"{{{_ATOM}}}title", shown.headline)
    _put(entry, f"{{{_ATOM}}}published", _moment(story.first_published_at))
    _put(entry, f"{{{_ATOM}}}updated", _moment(shown.published_at))
    etree.SubElement(
        entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": site.url + story.path, "type": "text/html"}
    )
    for name in _author_names(story):
        _atom_person(entry, name)
    for label in (shown.section, *shown.topics):
        etree.SubElement(entry, f"{{{_ATOM}}}category", {"term": label.slug, "label": clean(label.name)})
    if shown.standfirst:
        _put(entry, f"{{{_ATOM}}}summary", shown.standfirst)
    _put(entry, f"{{{_ATOM}}}content", full_copy(story)).set("type", "html")


def _atom_person(parent: etree._Element, name: str) -> None:
    _put(etree.SubElement(parent, f"{{{_ATOM}}}author"), f"{{{_ATOM}}}name", name)


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
        "title": clean(shown.headline),
        "summary": clean(shown.standfirst),
        "content_html": full_copy(story),
        "date_published": _moment(story.first_published_at),
        "date_modified": _moment(shown.published_at),
        "authors": [{"name": clean(name)} for name in _author_names(story)],
        "tags": [clean(label.name) for label in (shown.section, *shown.topics)],
        "language": shown.language or site.language,
    }


def _author_names(story: PublicStory) -> list[str]:
    shown = story.current
    if shown.authors:
        return [author.name for author in shown.authors]
    return [name for name in (shown.byline or shown.provider,) if name]


def _put(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, tag)
    element.text = clean(text)
    return element


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
