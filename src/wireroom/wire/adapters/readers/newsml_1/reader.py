"""NewsML 1.0 to 1.2 (IPTC): one or several NewsItems in an envelope, each a tree of NewsComponents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.newsml_1.components import Story, read_story
from wireroom.wire.adapters.readers.newsml_1.description import with_description
from wireroom.wire.adapters.readers.newsml_1.identity import with_identity
from wireroom.wire.adapters.readers.newsml_1.management import with_management
from wireroom.wire.adapters.readers.newsml_1.replacement import with_replacement
from wireroom.wire.adapters.readers.newsml_1.values import formal_name
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.elements import XML_LANG, Children, children, first, plain_name, within
from wireroom.wire.adapters.readers.parts.lines import first_words, line, whole_number
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Kind, Moment, Reading, WireItem

FORMAT = "newsml-1.2"
_NO_NEWS = ("Catalog", "TopicSet")


def recognise(delivery: Delivery) -> str | None:
    """Know NewsML 1.x by its root element; a NewsItem in capitals may also stand alone."""
    return FORMAT if delivery.root in ("NewsML", "NewsItem") else None


def read_newsml_1(delivery: Delivery) -> Reading:
    """Read every NewsItem; a bad one is refused by itself. Raises UnreadableError for broken XML."""
    root = parse_xml(delivery.data, delivery.suspicions)
    envelope = _envelope(root, delivery.zone)
    items, refusals = read_each(_items(root), lambda element: _item(element, envelope))
    return Reading(format=FORMAT, items=items, refusals=refusals)


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What the NewsEnvelope says of every item in it."""

    zone: tzinfo
    sent: Moment | None
    priority: int | None
    sender: str | None
    language: str | None


def _envelope(root: Element, zone: tzinfo) -> _Envelope:
    parts = children(within(root, "NewsEnvelope"))
    sender = within(first(parts, "SentFrom"), "Party")
    return _Envelope(
        zone=zone,
        sent=moment(first_words(parts.get("DateAndTime")), zone),
        priority=whole_number(formal_name(first(parts, "Priority"))),
        sender=formal_name(sender) or formal_name(first(parts, "NewsService")),
        language=root.get(XML_LANG),
    )


def _items(root: Element) -> list[Element]:
    if plain_name(root.tag) == "NewsItem":
        return [root]
    return [each for each in root if plain_name(each.tag) == "NewsItem"]


def _item(element: Element, envelope: _Envelope) -> WireItem:
    parts = children(element)
    blank = WireItem(
        format=FORMAT,
        kind="text",
        guid=None,
        stable_id=None,
        provider_name=envelope.sender,
        sent=envelope.sent,
        priority=envelope.priority,
    )
    item = with_identity(blank, first(parts, "Identification"))
    item = with_management(item, first(parts, "NewsManagement"), envelope.zone)
    if item.stable_id is None:
        reason = "The NewsItem has no NewsIdentifier: no update or kill could ever find it. Ask the agency."
        raise UnreadableError(reason, partial=item)
    component = first(parts, "NewsComponent")
    if component is None:
        return _without_component(item, parts)
    story = read_story(component, envelope.zone)
    item = with_description(item, story.path, envelope.zone)
    return with_replacement(_told(item, story, envelope, element))


def _without_component(item: WireItem, parts: Children) -> WireItem:
    """A kill needs no copy, a list of topics is no news; anything else without a NewsComponent is refused."""
    if item.status in ("canceled", "withheld"):
        return item
    if any(name in parts for name in _NO_NEWS):
        return replace(item, kind="not-news")
    reason = f"The NewsItem {item.stable_id} has no NewsComponent: there is no copy in it."
    if "Update" in parts:
        reason = f"The NewsItem {item.stable_id} holds only changes to an earlier revision, which nobody can print."
    raise UnreadableError(f"{reason} Ask the agency to send the whole item.", partial=item)


def _told(item: WireItem, story: Story, envelope: _Envelope, element: Element) -> WireItem:
    inner = story.nitf
    return replace(
        item,
        kind=_kind(story),
        headline=item.headline or (inner.headline if inner else None) or story.headline,
        standfirst=item.standfirst or (inner.standfirst if inner else None) or story.standfirst,
        byline=item.byline or (inner.byline if inner else None),
        dateline=item.dateline or (inner.dateline if inner else None),
        place=item.place or (inner.place if inner else None),
        language=line(item.language or story.language or element.get(XML_LANG) or envelope.language),
        notes=(*item.notes, *story.body.notes, *(inner.notes if inner else ())),
        usage_terms=item.usage_terms or (inner.usage if inner else None),
        links=(*item.links, *story.links),
        body=story.body.blocks,
        pictures=story.pictures + (inner.pictures if inner else ()),
        suspicions=(*item.suspicions, *(story.body.suspicions if _kind(story) == "text" else ())),
        unmapped=(*item.unmapped, *story.unmapped, *(inner.decks if inner else ())),
    )


def _kind(story: Story) -> Kind:
    if story.body.blocks:
        return "text"
    if story.pictures:
        return "picture"
    return "video" if story.has_video else "composite" if story.links else "text"
