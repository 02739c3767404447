"""The newest stories as Atom (RFC 4287)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from wireroom.kernel.site import Site
from wireroom.page.rules.channel import Channel, author_names, full_copy
from wireroom.page.rules.markup import document, moment, put
from wireroom.story.events import PublicStory
from wireroom.wire.events import printable

ATOM_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_DEFAULT: Any = {None: _ATOM}  # lxml names the default namespace None; its stubs do not know it


def atom(channel: Channel) -> bytes:
    """Write Atom; an entry's `updated` moves with every version (RFC 4287, 4.2.15)."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=_DEFAULT)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", channel.site.language)
    own = channel.site.url + channel.paths[1]
    put(root, f"{{{_ATOM}}}id", own)
    put(root, f"{{{_ATOM}}}title", channel.title)
    put(root, f"{{{_ATOM}}}updated", moment(channel.changed_at))
    etree.SubElement(root, f"{{{_ATOM}}}link", {"rel": "self", "href": own, "type": "application/atom+xml"})
    etree.SubElement(root, f"{{{_ATOM}}}link", {"rel": "alternate", "href": channel.home, "type": "text/html"})
    _atom_person(root, channel.site.name)
    for story in channel.stories:
        _atom_entry(root, story, channel.site)
    return document(root)


def _atom_entry(root: etree._Element, story: PublicStory, site: Site) -> None:
    shown = story.current
    entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
    put(entry, f"{{{_ATOM}}}id", site.url + story.path)
    put(entry, f"{{{_ATOM}}}title", shown.headline)
    put(entry, f"{{{_ATOM}}}published", moment(story.first_published_at))
    put(entry, f"{{{_ATOM}}}updated", moment(shown.published_at))
    etree.SubElement(
        entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": site.url + story.path, "type": "text/html"}
    )
    for name in author_names(story):
        _atom_person(entry, name)
    for label in (shown.section, *shown.topics):
        etree.SubElement(entry, f"{{{_ATOM}}}category", {"term": label.slug, "label": printable(label.name)})
    if shown.standfirst:
        put(entry, f"{{{_ATOM}}}summary", shown.standfirst)
    put(entry, f"{{{_ATOM}}}content", full_copy(story, site=site)).set("type", "html")


def _atom_person(parent: etree._Element, name: str) -> None:
    put(etree.SubElement(parent, f"{{{_ATOM}}}author"), f"{{{_ATOM}}}name", name)
