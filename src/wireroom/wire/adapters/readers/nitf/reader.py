"""NITF 3.x (IPTC): one story a file, with or without one of its two namespaces."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.ap_media.identity import ap_item_id
from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.nitf.document import Nitf, read_nitf_document
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.codes import STATUSES
from wireroom.wire.adapters.readers.parts.dates import instant, moment
from wireroom.wire.adapters.readers.parts.elements import XML_LANG, Children, children, everywhere, first, within
from wireroom.wire.adapters.readers.parts.identity import stable_id
from wireroom.wire.adapters.readers.parts.lines import line, whole_number, words
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.typed.marks import embargo_in_notes
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Embargo, Link, Moment, Note, Reading, Status, Subject, WireItem

FORMAT = "nitf"

_METAS = ("NTBID", "anpa-takekey", "anpa-keyword")
_DOCDATA = frozenset(
    [
        "doc-id",
        "du-key",
        "date.issue",
        "date.release",
        "date.expire",
        "doc.copyright",
        "urgency",
        "ed-msg",
        "key-list",
        "identified-content",
        "evloc",
    ]
)


def recognise(delivery: Delivery) -> str | None:
    """Know NITF by its root element."""
    return FORMAT if delivery.root == "nitf" else None


def read_nitf(delivery: Delivery) -> Reading:
    """Read the one story. Raises UnreadableError for broken XML."""
    root = parse_xml(delivery.data, delivery.suspicions)
    items, refusals = read_each([root], lambda each: _story(each, delivery.zone))
    return Reading(format=FORMAT, items=items, refusals=refusals)


@dataclass(slots=True)
class _Head:
    """The parts of `<head>` in reach, and the doubts that arise in reading them."""

    docdata: Children
    meta: dict[str, str]
    zone: tzinfo
    doubts: list[str] = field(default_factory=list)

    def value(self, element: str, attribute: str) -> str | None:
        found = first(self.docdata, element)
        return line(found.get(attribute)) if found is not None else None

    def date(self, element: str) -> Moment | None:
        found = moment(self.value(element, "norm"), self.zone)
        if found and not found.at and not found.day:
            self.doubts.append(f"{element} is no date: {found.raw!r}.")
        return found


def _story(root: Element, zone: tzinfo) -> WireItem:
    if within(root, "body") is None:
        reason = "The NITF document has no body: it is unfinished or was cut off. Ask the agency to send it again."
        raise UnreadableError(reason)
    docdata = within(root, "head", "docdata")
    meta = {
        name: each.get("content", "")
        for each in children(within(root, "head")).get("meta", ())
        if (name := each.get("name"))
    }
    head = _Head(children(docdata), meta, zone)
    document = read_nitf_document(root, zone)
    guid = head.value("doc-id", "id-string")
    status = _status(docdata, head)
    slugline, keywords = _sluglines(head)
    issued = head.date("date.issue")
    return WireItem(
        format=FORMAT,
        kind="picture" if document.pictures and not document.body.blocks and not document.headline else "text",
        guid=guid,
        stable_id=_stable(guid, meta, head.value("doc-id", "regsrc")) or head.value("du-key", "key"),
        version=head.value("du-key", "version"),
        status=status,
        headline=document.headline,
        standfirst=document.standfirst,
        slugline=slugline,
        take=line(meta.get("anpa-takekey")),
        byline=document.byline,
        dateline=document.dateline,
        place=document.place or head.value("evloc", "city"),
        provider_name=document.distributor or head.value("doc-id", "regsrc"),
        urgency=whole_number(head.value("urgency", "ed-urg")),
        version_created=issued,
        expires=head.date("date.expire"),
        embargo=_embargo(head, issued, status),
        language=line(root.get("baselang") or root.get(XML_LANG)),
        subjects=_subjects(root),
        keywords=keywords,
        genres=_genres(root),
        notes=_notes(head, document),
        usage_terms=document.usage,
        copyright=_copyright(first(head.docdata, "doc.copyright")),
        links=_links(docdata),
        body=document.body.blocks,
        pictures=document.pictures,
        suspicions=(*head.doubts, *document.body.suspicions),
        unmapped=(*document.decks, *_left(head)),
    )


def _stable(guid: str | None, meta: dict[str, str], registrar: str | None) -> str | None:
    """NTB names the story in a meta element and adds the take to the doc-id (`NTB…_01`); AP's id is the item's."""
    story = line(meta.get("NTBID"))
    if guid and story and guid.startswith(story):
        return story
    return (ap_item_id(guid) if registrar == "AP" else None) or stable_id(guid)


def _status(docdata: Element | None, head: _Head) -> Status | None:
    """`management-status`; a document that cancels the one it refers to cancels the story (NITF 3.x `docdata`)."""
    if docdata is None:
        return None
    if STATUSES.get((docdata.get("management-idref-status") or "").lower()) == "canceled":
        return "canceled"
    said = (docdata.get("management-status") or "").strip().lower()
    if said and said not in STATUSES:
        head.doubts.append(f"The status {said[:60]!r} is unknown; the item is withheld until an editor decides.")
        return "withheld"
    return STATUSES.get(said)


def _embargo(head: _Head, issued: Moment | None, status: Status | None) -> Embargo | None:
    """`date.release`, where it is later than the date of issue; without it, on receipt (NITF 3.x).

    A release date that no one can read, and the status `embargoed` without any, hold without end.
    """
    release = head.date("date.release")
    if release is None:
        unsaid = Embargo(raw="management-status embargoed", until=None) if status == "embargoed" else None
        return embargo_in_notes(_messages(head), head.zone) or unsaid
    until, since = instant(release, head.zone), issued and instant(issued, head.zone)
    if until and since and until <= since and status != "embargoed":
        return None
    return Embargo(raw=release.raw, until=until)


def _sluglines(head: _Head) -> tuple[str | None, tuple[str, ...]]:
    """The slugline: the only keyword of `key-list`, as NTB and dpa have it, else an ANPA keyword."""
    holder = children(first(head.docdata, "key-list"))
    keys = tuple(key for each in holder.get("keyword", ()) if (key := line(each.get("key"))))
    slug = line(head.meta.get("anpa-keyword"))
    if slug:
        return slug, keys
    return (keys[0], ()) if len(keys) == 1 else (None, keys)


def _subjects(root: Element) -> tuple[Subject, ...]:
    found = everywhere(within(root, "head"), "tobject.subject")
    return tuple(
        Subject(code=code, name=line(each.get("tobject.subject.matter") or each.get("tobject.subject.type")))
        for each in found
        if (code := line(each.get("tobject.subject.refnum")))
    )


def _genres(root: Element) -> tuple[str, ...]:
    """`tobject.property`: analysis, feature, obituary and the like."""
    found = everywhere(within(root, "head"), "tobject.property")
    return tuple(kind for each in found if (kind := line(each.get("tobject.property.type"))))


def _left(head: _Head) -> tuple[str, ...]:
    """What `<meta>` and `docdata` say that an item has no place for."""
    metas = (
        f"meta {name}: {text[:200]}" for name, each in head.meta.items() if name not in _METAS and (text := line(each))
    )
    return (*metas, *sorted(head.docdata.keys() - _DOCDATA - {""}))


def _copyright(element: Element | None) -> str | None:
    """`doc.copyright`: year and holder."""
    return line(f"{element.get('year', '')} {element.get('holder', '')}") if element is not None else None


def _notes(head: _Head, document: Nitf) -> tuple[Note, ...]:
    return (*_messages(head), *document.notes, *document.body.notes)


def _messages(head: _Head) -> tuple[Note, ...]:
    """`ed-msg`: what the agency tells its editors."""
    messages = ((each.get("info") or words(each), each.get("msg-type")) for each in head.docdata.get("ed-msg", ()))
    return tuple(Note(text=text, role=line(role)) for info, role in messages if (text := line(info)))


def _links(docdata: Element | None) -> tuple[Link, ...]:
    """The document that this one replaces or cancels."""
    target = line(docdata.get("management-doc-idref")) if docdata is not None else None
    return (Link(relation="replaces", stable_id=target),) if target else ()
