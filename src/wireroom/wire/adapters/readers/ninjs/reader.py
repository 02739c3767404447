"""ninjs 1.x, 2.x and 3.x (IPTC): news in JSON, one item or a list of them."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.fingerpost.reader import is_fingerpost
from wireroom.wire.adapters.readers.ninjs.beyond import left, references, terms
from wireroom.wire.adapters.readers.ninjs.body import read_body, standfirst_of
from wireroom.wire.adapters.readers.ninjs.fields import said
from wireroom.wire.adapters.readers.ninjs.pictures import read_pictures
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.body_pictures import beside
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.identity import stable_id
from wireroom.wire.adapters.readers.parts.json_fields import Fields, folded, number, objects, text
from wireroom.wire.adapters.readers.parts.json_values import embargo_of, status_of
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.parts.machines import made_by_machine
from wireroom.wire.adapters.readers.parts.safe_json import Json
from wireroom.wire.adapters.readers.typed.marks import embargo_in_notes
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Kind, Link, Moment, Note, Reading, Subject, WireItem

FORMATS: Final = ("ninjs-1", "ninjs-2", "ninjs-3")
_KINDS: dict[str, Kind] = {
    "text": "text",
    "picture": "picture",
    "graphic": "picture",
    "video": "video",
    "audio": "video",
    "composite": "composite",
    "package": "composite",
    "event": "event",
    "planning": "not-news",
}
_NEWS = (
    "type",
    "version",
    "headline",
    "headlines",
    "body",
    "bodies",
    "pubstatus",
    "associations",
    "renditions",
    "profile",
)
_LINKS = {"evolvedfrom": "evolvedFrom", "replacing": "replaces", "replaces": "replaces", "revisions": "prevVersion"}


def recognise(delivery: Delivery) -> str | None:
    """Know ninjs by a uri beside a name that only news has; which ninjs, by its `standard` or its writing."""
    item = _first(delivery.json)
    if not isinstance(item, dict) or is_fingerpost(item) or "uri" not in item:
        return None
    names = {name.lower().partition("_")[0] for name in item}
    return _writing(item) if names & {*_NEWS, "versioncreated"} else None


def read_ninjs(delivery: Delivery) -> Reading:
    """Read every item of the file; a bad one is refused by itself."""
    items, refusals = read_each(_all(delivery.json), lambda each: _item(each, delivery.zone))
    return Reading(format=_writing(_first(delivery.json)), items=items, refusals=refusals)


def _all(value: Json) -> list[Json]:
    if isinstance(value, dict) and "uri" not in value:
        value = next((value[name] for name in ("items", "data") if isinstance(value.get(name), list)), [value])
    return value if isinstance(value, list) else [value]


def _first(value: Json) -> Json:
    found = _all(value)
    return found[0] if found else None


def _writing(item: Json) -> str:
    fields = item if isinstance(item, dict) else {}
    version = text(folded(fields.get("standard")).get("version")) or ""
    if version[:2] in ("1.", "2.", "3."):
        return f"ninjs-{version[0]}"
    if any(name != name.lower() for name in fields):
        return "ninjs-3"
    return (
        "ninjs-2"
        if any(isinstance(fields.get(name), list) for name in ("headlines", "bodies", "descriptions"))
        else "ninjs-1"
    )


def _item(value: Json, zone: tzinfo) -> WireItem:
    fields = folded(value)
    guid = text(fields.get("uri"))
    if guid is None:
        reason = "The ninjs item has no uri: no update or kill could ever find it. Ask the agency."
        raise UnreadableError(reason)
    kind, status, doubts = _kind(fields), *status_of(fields.get("pubstatus"))
    told = read_body(said(fields, "bodies"), prefer_text=kind == "picture", zone=zone)
    body, inner = told.body, told.nitf
    subjects, keywords = _subjects(fields)
    notes = _notes(fields)
    return WireItem(
        format=_writing(value),
        kind=kind,
        guid=guid,
        stable_id=stable_id(guid),
        version=text(fields.get("version")),
        status=status,
        headline=_headline(fields) or (inner.headline if inner else None),
        standfirst=standfirst_of(said(fields, "descriptions"), body) if kind in ("text", "composite") else None,
        slugline=text(fields.get("slugline")),
        byline=text(fields.get("by")) or text(fields.get("byline")) or (inner.byline if inner else None),
        dateline=text(fields.get("dateline")) or (inner.dateline if inner else None),
        place=text(fields.get("located")) or text(folded(fields.get("located")).get("name")),
        provider_name=_provider(fields),
        urgency=number(fields.get("urgency")),
        priority=number(fields.get("priority")),
        sent=_date(fields, "sent", zone),
        first_created=_date(fields, "firstcreated", zone),
        version_created=_date(fields, "versioncreated", zone),
        content_created=_date(fields, "contentcreated", zone),
        content_modified=_date(fields, "contentmodified", zone),
        expires=_date(fields, "expires", zone),
        embargo=embargo_of(fields.get("embargoed"), zone) or embargo_in_notes(notes, zone),
        language=text(fields.get("language")),
        subjects=subjects,
        keywords=keywords,
        genres=_genres(fields),
        notes=notes + body.notes + (inner.notes if inner else ()),
        usage_terms=" / ".join(terms(fields.get("usageterms"))) or None,
        copyright=text(fields.get("copyrightnotice")),
        links=_links(fields),
        body=body.blocks,
        pictures=beside(read_pictures(fields), (*body.pictures, *(inner.pictures if inner else ()))),
        suspicions=(*doubts, *body.suspicions, *made_by_machine(terms(fields.get("digitalsourcetype")), what="copy")),
        unmapped=left(fields) + (inner.decks if inner else ()),
    )


def _kind(fields: Fields) -> Kind:
    return _KINDS.get((text(fields.get("type")) or "text").lower(), "text")


def _headline(fields: Fields) -> str | None:
    """The headline of role `main`, else the one without a role, else the first (ninjs 2.x and 3.x `headlines`)."""
    found = said(fields, "headlines")
    by_role = {each.role: each for each in reversed(found)}
    chosen = by_role.get("main") or by_role.get("") or (found[0] if found else None)
    return line(chosen.text) if chosen else None


def _provider(fields: Fields) -> str | None:
    sources = (text(each.get("name")) for each in objects(fields.get("infosources")))
    return next((name for name in sources if name), None) or text(fields.get("copyrightholder") or fields.get("source"))


def _date(fields: Fields, name: str, zone: tzinfo) -> Moment | None:
    return moment(text(fields.get(name)), zone)


def _subjects(fields: Fields) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    """Subjects by literal, else code, else URI; names without any become keywords."""
    subjects, names = [], []
    for each in objects(fields.get("subjects") or fields.get("subject")):
        name = text(each.get("name"))
        if code := text(each.get("literal")) or text(each.get("code")) or text(each.get("uri")):
            subjects.append(Subject(code=code, name=name))
        elif name:
            names.append(name)
    keywords = fields.get("keywords")
    names += [found for each in keywords if (found := text(each))] if isinstance(keywords, list) else []
    return tuple(subjects), tuple(names)


def _genres(fields: Fields) -> tuple[str, ...]:
    named = (
        text(each.get("name")) or text(each.get("code"))
        for each in objects(fields.get("genres") or fields.get("genre"))
    )
    return tuple(dict.fromkeys(filter(None, (text(fields.get("profile")), *named))))


def _notes(fields: Fields) -> tuple[Note, ...]:
    found = [fields.get("ednote"), *(fields["ednotes"] if isinstance(fields.get("ednotes"), list) else ())]
    return tuple(Note(text=said_note) for each in found if (said_note := text(each) or text(folded(each).get("value"))))


def _links(fields: Fields) -> tuple[Link, ...]:
    """The items this one comes after (`evolvedfrom`; TT: `replacing`, `revisions`)."""
    found = []
    for name, relation in _LINKS.items():
        value = fields.get(name)
        for each in value if isinstance(value, list) else [value]:
            entry = folded(each)
            if target := text(each) or text(entry.get("uri")):
                found.append(
                    Link(relation=relation, stable_id=stable_id(target) or target, version=text(entry.get("version")))
                )
    found += [Link(relation="sameAs", stable_id=name) for name in references(fields)]
    return tuple(found)
