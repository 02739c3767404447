"""Reuters Connect: the items of its GraphQL answers (`data.item`, `data.search.items`), or one alone."""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import Final

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.ninjs.body import standfirst_of
from wireroom.wire.adapters.readers.ninjs.fields import Said
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.body import NO_BODY, Body, body_of_html, body_of_text, looks_like_markup
from wireroom.wire.adapters.readers.parts.body_pictures import beside
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.json_fields import Fields, folded, number, objects, text
from wireroom.wire.adapters.readers.parts.json_values import (
    Doubts,
    date_of,
    embargo_of,
    held,
    joined,
    kind_of,
    private_notes,
    status_of,
    texts,
    without_repeats,
)
from wireroom.wire.adapters.readers.parts.safe_json import Json
from wireroom.wire.adapters.readers.reuters.answer import is_item, items_of
from wireroom.wire.adapters.readers.reuters.pictures import read_links, read_pictures
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Reading, Status, Subject, WireItem

FORMAT: Final = "reuters-connect"
_VERSION_END = re.compile(r":(\d+)\Z")
_NO_PLACE = frozenset({"no-data-available", "none", "unknown", "n/a"})
_BODIES = ("bodyxhtmlrich", "bodyxhtml", "body")
_CHANGES = {"C": "sig:correction", "U": "sig:update"}


def recognise(delivery: Delivery) -> str | None:
    """Know Reuters' items by names that are written in no other format (`headLine`, `versionedGuid`)."""
    return FORMAT if any(is_item(each) for each in items_of(delivery.json)[:20]) else None


def read_reuters(delivery: Delivery) -> Reading:
    """Read every item of the answer; a bad one is refused by itself."""
    items, refusals = read_each(items_of(delivery.json), lambda each: _item(each, delivery.zone))
    return Reading(format=FORMAT, items=items, refusals=refusals)


def _item(value: Json, zone: tzinfo) -> WireItem:
    fields = folded(value)
    versioned = text(fields.get("versionedguid"))
    stable = (
        text(fields.get("guid")) or _without_version(versioned or text(fields.get("uri"))) or text(fields.get("usn"))
    )
    if stable is None:
        reason = "The Reuters item has no versionedGuid, uri or usn: no update or kill could find it. Ask for them."
        raise UnreadableError(reason)
    body = _body(fields)
    status, doubts = _status(fields, body)
    return WireItem(
        format=FORMAT,
        kind=kind_of(fields.get("type")),
        guid=versioned or text(fields.get("uri")) or stable,
        stable_id=stable,
        version=text(fields.get("version")) or _version_in(versioned),
        status=status,
        headline=text(fields.get("headline")),
        standfirst=_standfirst(fields, body),
        slugline=text(fields.get("slug")) or text(fields.get("slugline")),
        byline=joined(fields.get("byline"), ", "),
        dateline=_dateline(fields, zone),
        place=_place(fields),
        provider_name=text(fields.get("provider")) or text(fields.get("source")),
        urgency=number(fields.get("urgency")),
        priority=number(fields.get("priority")),
        first_created=date_of(fields, "firstcreated", zone),
        version_created=date_of(fields, "versioncreated", zone),
        content_created=date_of(fields, "contenttimestamp", zone),
        expires=date_of(fields, "expires", zone),
        embargo=held(embargo_of(fields.get("embargoed", fields.get("embargo")), zone), status),
        language=text(fields.get("language")),
        subjects=_subjects(fields),
        keywords=texts(fields.get("keyword", fields.get("keywords"))),
        genres=without_repeats(
            [*texts(fields.get("genre")), *texts(fields.get("productlabel")), *texts(fields.get("profile"))]
        ),
        signals=_signals(fields),
        notes=private_notes(fields.get("ednote")) + body.notes,
        usage_terms=joined(fields.get("usageterms"), " / "),
        copyright=text(fields.get("copyrightnotice")),
        links=read_links(fields),
        body=body.blocks,
        pictures=beside(read_pictures(fields), body.pictures),
        suspicions=doubts + body.suspicions,
    )


def _without_version(guid: str | None) -> str | None:
    """`tag:reuters.com,2026:newsml_L1:7` is version 7 of what NewsML-G2 calls `tag:reuters.com,2026:newsml_L1`."""
    return _VERSION_END.sub("", guid) if guid and "newsml_" in guid else guid


def _version_in(guid: str | None) -> str | None:
    found = _VERSION_END.search(guid) if guid and "newsml_" in guid else None
    return found[1] if found else None


def _body(fields: Fields) -> Body:
    said = next((fields[name] for name in _BODIES if isinstance(fields.get(name), str) and fields[name].strip()), None)
    if said is None:
        return NO_BODY
    return body_of_html(said) if looks_like_markup(said) else body_of_text(said)


def _marks(fields: Fields) -> set[str]:
    """N new, C correction, U update, D delete."""
    return {text(fields.get(name)) or "" for name in ("edstat", "messagetype")} - {""}


def _status(fields: Fields, body: Body) -> tuple[Status | None, Doubts]:
    """`pubStatus`; an item marked as deleted is canceled if it is empty, and withheld if it is not."""
    status, doubts = status_of(fields.get("pubstatus"))
    if "D" not in _marks(fields) or status == "canceled":
        return status, doubts
    if not body.blocks:
        return "canceled", doubts
    told = "The item is marked as deleted and yet has copy; it is withheld until an editor decides."
    return "withheld", (*doubts, told)


def _signals(fields: Fields) -> tuple[str, ...]:
    changes = [_CHANGES[mark] for mark in sorted(_marks(fields)) if mark in _CHANGES]
    return without_repeats([*texts(fields.get("signal", fields.get("signals"))), *changes])


def _standfirst(fields: Fields, body: Body) -> str | None:
    said = text(fields.get("intro")) or text(fields.get("fragment"))
    return standfirst_of([Said("summary", "", said)], body) if said else None


def _dateline(fields: Fields, zone: tzinfo) -> str | None:
    """The printed dateline; in some services the field holds a time instead."""
    said = text(fields.get("dateline"))
    found = moment(said, zone)
    return None if found and (found.at or found.day) else said


def _place(fields: Fields) -> str | None:
    located = fields.get("located", fields.get("location"))
    said = joined(located, ", ") or text(folded(located).get("name"))
    return said if said and said.lower() not in _NO_PLACE else None


def _subjects(fields: Fields) -> tuple[Subject, ...]:
    """Subjects, then the audiences (`NP:…` product codes) the item is meant for."""
    found = objects(fields.get("subject", fields.get("subjects"))) + objects(fields.get("audiences"))
    coded = [Subject(code=code, name=text(each.get("name"))) for each in found if (code := text(each.get("code")))]
    return without_repeats([*coded, *(Subject(code=each) for each in texts(fields.get("audiences")))])
