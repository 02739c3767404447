"""One NewsML-G2 item: management (itemMeta), description (contentMeta), rights and content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_g2.content import Content, read_content
from wireroom.wire.adapters.readers.newsml_g2.deletion import without_deleted
from wireroom.wire.adapters.readers.newsml_g2.management import with_identity, with_management
from wireroom.wire.adapters.readers.newsml_g2.package import read_members
from wireroom.wire.adapters.readers.newsml_g2.pictures import linked_pictures, own_picture
from wireroom.wire.adapters.readers.newsml_g2.rights import copyright_of, other_rights, said_by, usage_terms
from wireroom.wire.adapters.readers.newsml_g2.subjects import read_subjects
from wireroom.wire.adapters.readers.parts.body_pictures import beside
from wireroom.wire.adapters.readers.parts.codes import code_of, local_part
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.elements import XML_LANG, Children, children, first, plain_name
from wireroom.wire.adapters.readers.parts.identity import names_a_story, stable_id
from wireroom.wire.adapters.readers.parts.lines import first_words, line, whole_number, words
from wireroom.wire.adapters.readers.parts.machines import made_by_machine
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Kind, Link, Moment, Picture, WireItem

_NO_PLACE = {"no-data-available", "none", "unknown"}
_STANDFIRSTS = ("teaser", "summary", "abstract", "lead", "standfirst")
_DESCRIPTION = frozenset(
    [
        "urgency",
        "contentCreated",
        "contentModified",
        "located",
        "creator",
        "contributor",
        "infoSource",
        "by",
        "dateline",
        "headline",
        "slugline",
        "subject",
        "keyword",
        "language",
        "description",
        "creditline",
        "genre",
        "icon",
        "altId",
        "audience",
    ]
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a newsMessage says of every item in it."""

    zone: tzinfo
    sent: Moment | None = None
    priority: int | None = None
    language: str | None = None


def read_item(element: Element, envelope: Envelope) -> WireItem:
    """Read one item. Raises UnreadableError for one without guid or without any itemMeta."""
    parts = children(element)
    item = _bare(element, envelope)
    meta = children(first(parts, "itemMeta"))
    if item.guid is None:
        reason = f"The <{plain_name(element.tag)}> has no guid: no update or kill could ever find it. Ask the agency."
        raise UnreadableError(reason, partial=item)
    if not meta:
        told = f"The item {item.guid[:200]} has no itemMeta: it is unfinished or was cut off."
        reason = f"{told} Ask the agency to send it again."
        raise UnreadableError(reason, partial=item)
    item = with_identity(item, meta, envelope.zone)
    return (
        item
        if item.kind == "not-news"
        else without_deleted(_described(with_management(item, meta, envelope.zone), parts, meta, envelope.zone), meta)
    )


def _bare(element: Element, envelope: Envelope) -> WireItem:
    name = plain_name(element.tag)
    guid = line(element.get("guid"))
    return WireItem(
        format="newsml-g2",
        kind="composite" if name == "packageItem" else "text" if name == "newsItem" else "not-news",
        guid=guid,
        stable_id=stable_id(guid),
        version=line(element.get("version")),
        language=line(element.get(XML_LANG) or envelope.language),
        priority=envelope.priority,
        sent=envelope.sent,
    )


def _described(item: WireItem, parts: Children, meta: Children, zone: tzinfo) -> WireItem:
    about = children(first(parts, "contentMeta"))
    content = read_content(parts, zone)
    headline, others = _headline(about.get("headline", []))
    subjects, names = read_subjects(about.get("subject", []), parts.get("assert", []))
    inner = content.nitf
    rights = parts.get("rightsInfo", [])
    usage = usage_terms(rights)
    members, packed = read_members(first(parts, "groupSet"))
    return replace(
        item,
        kind=_kind(item, meta, content),
        headline=headline or (inner.headline if inner else content.headline),
        standfirst=_standfirst(item.kind, about.get("description", [])) or (inner.standfirst if inner else None),
        slugline=first_words(about.get("slugline")),
        byline=first_words(about.get("by")) or (inner.byline if inner else content.byline),
        dateline=_dateline(first_words(about.get("dateline")), zone) or (inner.dateline if inner else None),
        place=_place(first(about, "located")),
        urgency=whole_number(first_words(about.get("urgency"))),
        content_created=moment(first_words(about.get("contentCreated")), zone),
        content_modified=moment(first_words(about.get("contentModified")), zone),
        language=_language(about.get("language", [])) or item.language,
        subjects=subjects,
        keywords=(*(found for each in about.get("keyword", ()) if (found := words(each))), *names),
        notes=(*item.notes, *content.body.notes, *(inner.notes if inner else ())),
        genres=_genres(about.get("genre", [])),
        usage_terms=usage,
        copyright=copyright_of(rights),
        links=(*item.links, *_second_names(about, meta), *members),
        body=content.body.blocks,
        pictures=beside(
            _pictures(item, about, meta, parts, usage) + packed + (inner.pictures if inner else ()),
            content.body.pictures,
        ),
        suspicions=(*item.suspicions, *content.body.suspicions, *_made(about)),
        unmapped=(
            *item.unmapped,
            *_left(about),
            *others,
            *content.unmapped,
            *(inner.decks if inner else ()),
            *other_rights(rights, meta),
        ),
    )


def _kind(item: WireItem, meta: Children, content: Content) -> Kind:
    if content.is_event:
        return "event"
    if first(meta, "itemClass") is None and item.kind == "text" and not content.body.blocks and content.has_pictures:
        return "picture"
    return item.kind


def _headline(elements: list[Element]) -> tuple[str | None, tuple[str, ...]]:
    """The main headline (lowest rank, rank 1 if unsaid) and the names of those there is no place for."""
    said = [(_rank(each), number, text) for number, each in enumerate(elements) if (text := words(each))]
    if not said:
        return None, ()
    said.sort()
    return said[0][2], tuple(f"headline rank {rank}: {text[:200]}" for rank, _, text in said[1:])


def _rank(headline: Element) -> int:
    """The printed rank; without one, 1 for the main headline and 2 for one of any other role."""
    unranked = 1 if local_part(headline, "role").lower() in ("", "main") else 2
    return whole_number(headline.get("rank")) or unranked


def _standfirst(kind: Kind, descriptions: list[Element]) -> str | None:
    if kind not in ("text", "composite"):
        return None
    by_role = {local_part(each, "role"): words(each) for each in reversed(descriptions)}
    return next((found for role in (*_STANDFIRSTS, "") if (found := by_role.get(role))), None)


def _dateline(text: str | None, zone: tzinfo) -> str | None:
    """The dateline as printed; Reuters puts a bare time stamp there, which no one prints."""
    found = moment(text, zone) if text and text[:4].isdigit() else None
    return None if found and (found.at or found.day) else text


def _place(located: Element | None) -> str | None:
    name = first_words(children(located).get("name"))
    return None if name is None or name.lower() in _NO_PLACE else name


def _language(elements: list[Element]) -> str | None:
    return next((tag for each in elements if (tag := line(each.get("tag")))), None)


def _second_names(about: Children, meta: Children) -> tuple[Link, ...]:
    """The `altId`s that all versions of a story share."""
    found = ((each.get("type") or "", words(each)) for each in (*about.get("altId", ()), *meta.get("altId", ())))
    shared = (f"{role}:{name}" for role, name in found if name and names_a_story(role))
    return tuple(Link(relation="sameAs", stable_id=each) for each in shared)


def _made(about: Children) -> tuple[str, ...]:
    types = (said_by(each) for each in about.get("digitalSourceType", ()))
    return made_by_machine((each for each in types if each), what="copy")


def _left(about: Children) -> tuple[str, ...]:
    """The descriptions that have no place, each with what it says."""
    names = sorted(about.keys() - _DESCRIPTION)
    return tuple(f"{name}: {said}" if (said := said_by(each)) else name for name in names for each in about[name])


def _genres(elements: list[Element]) -> tuple[str, ...]:
    """What sort of copy it is, by name, else by code."""
    named = (first_words(children(each).get("name")) or code_of(each) or line(each.get("literal")) for each in elements)
    return tuple(dict.fromkeys(name for name in named if name))


def _pictures(
    item: WireItem, about: Children, meta: Children, parts: Children, usage: str | None
) -> tuple[Picture, ...]:
    own = () if item.kind == "video" else own_picture(about, first(parts, "contentSet"), usage)
    return own + linked_pictures(meta.get("link", []))
