"""dpa digitalwires JSON: one entry of dpa's or a partner's API, or a list of them (`digitalwires@0.9` and like)."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.digitalwires.categories import Categories, read_categories
from wireroom.wire.adapters.readers.digitalwires.notes import read_notes
from wireroom.wire.adapters.readers.digitalwires.pictures import own_caption, read_pictures
from wireroom.wire.adapters.readers.ninjs.body import standfirst_of
from wireroom.wire.adapters.readers.ninjs.fields import Said
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.body import NO_BODY, Body, body_of_html
from wireroom.wire.adapters.readers.parts.body_pictures import beside
from wireroom.wire.adapters.readers.parts.json_fields import Fields, folded, number, objects, text
from wireroom.wire.adapters.readers.parts.json_values import (
    date_of,
    embargo_of,
    held,
    joined,
    kind_of,
    status_of,
    texts,
    without_repeats,
)
from wireroom.wire.adapters.readers.parts.safe_json import Json
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Embargo, Kind, Link, Note, Reading, Status, WireItem

FORMAT: Final = "dpa-digitalwires"
_LISTS = ("entries", "items", "data")
_NO_PLACE_FOR = ("kicker", "subhead")


def recognise(delivery: Delivery) -> str | None:
    """Know digitalwires by its `format`, in whatever version, or by a urn beside the names only it has."""
    return FORMAT if any(_is_entry(each) for each in _all(delivery.json)[:20]) else None


def read_digitalwires(delivery: Delivery) -> Reading:
    """Read every entry of the file; a bad one is refused by itself."""
    items, refusals = read_each(_all(delivery.json), lambda each: _item(each, delivery.zone))
    return Reading(format=FORMAT, items=items, refusals=refusals)


def _is_entry(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    named = str(value.get("format") or "")[:40].startswith("digitalwires")
    return named or ("urn" in value and "article_html" in value)


def _all(value: Json) -> list[Json]:
    if isinstance(value, dict) and not _is_entry(value):
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), [])
    return value if isinstance(value, list) else [value]


def _item(value: Json, zone: tzinfo) -> WireItem:
    fields = folded(value)
    urn = text(fields.get("urn"))
    if urn is None:
        reason = "The digitalwires entry has no urn: no update or kill could ever find it. Ask the agency."
        raise UnreadableError(reason)
    categories, notes = read_categories(fields), read_notes(fields)
    status, doubts = status_of(fields.get("pubstatus"))
    body, kind = _body(fields), _kind(fields, urn)
    return WireItem(
        format=FORMAT,
        kind=kind,
        guid=urn,
        stable_id=urn,
        version=text(fields.get("version")),
        status=status,
        headline=text(fields.get("headline")),
        standfirst=_standfirst(fields, body),
        slugline=text(fields.get("slugline")),
        byline=text(fields.get("byline")),
        dateline=text(fields.get("dateline")),
        place=categories.place,
        provider_name=categories.provider or text(fields.get("creditline")),
        urgency=number(fields.get("urgency")),
        first_created=date_of(fields, "first_created", zone),
        version_created=date_of(fields, "version_created", zone),
        content_created=date_of(fields, "content_created", zone),
        expires=date_of(fields, "expires", zone),
        embargo=_embargo(fields, notes, status, zone),
        language=text(fields.get("language")),
        subjects=categories.subjects,
        keywords=categories.keywords,
        genres=categories.genres,
        signals=without_repeats([*texts(fields.get("signal")), *categories.signals]),
        notes=notes + body.notes,
        usage_terms=joined(fields.get("usageterms"), " / "),
        copyright=text(fields.get("copyrightnotice")),
        links=_links(fields, urn),
        body=body.blocks,
        pictures=beside(read_pictures(fields), body.pictures),
        suspicions=without_repeats([*doubts, *body.suspicions]),
        unmapped=_unmapped(fields, categories),
    )


def _kind(fields: Fields, urn: str) -> Kind:
    """Text, which dpa calls `composite`; a picture where there is no article but a caption or the entry's own file."""
    said = (text(fields.get("type")) or "").lower()
    if said not in ("", "composite"):
        return kind_of(said)
    if text(fields.get("article_html")):
        return "text"
    own = any(text(each.get("urn")) == urn for each in objects(fields.get("associations")))
    return "picture" if own or own_caption(fields) else "text"


def _body(fields: Fields) -> Body:
    """The article, and after it the box of background that is to be printed with it."""
    parts = [body_of_html(html) for name in ("article_html", "infobox_html") if (html := _html(fields.get(name)))]
    blocks = tuple(block for each in parts for block in each.blocks)
    found = tuple(note for each in parts for note in each.notes)
    doubts = tuple(doubt for each in parts for doubt in each.suspicions)
    return Body(blocks, found, doubts, tuple(shown for each in parts for shown in each.pictures)) if parts else NO_BODY


def _html(value: Json) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _standfirst(fields: Fields, body: Body) -> str | None:
    teaser = _html(fields.get("teaser")) or _html(fields.get("subhead"))
    return standfirst_of([Said("teaser", "", teaser)], body) if teaser else None


def _embargo(fields: Fields, notes: tuple[Note, ...], status: Status | None, zone: tzinfo) -> Embargo | None:
    """`embargoed`; a note of role embargo without it holds without end."""
    embargo = embargo_of(fields.get("embargoed"), zone)
    note = next((each.text for each in notes if each.role == "embargo"), None)
    if embargo is None and note:
        return Embargo(raw=note, until=None)
    return held(embargo, status)


def _links(fields: Fields, urn: str) -> tuple[Link, ...]:
    targets = ((each, text(each.get("urn"))) for each in objects(fields.get("associations")))
    return tuple(
        Link(relation="association", stable_id=target, version=text(each.get("version")))
        for each, target in targets
        if target and target != urn
    )


def _unmapped(fields: Fields, categories: Categories) -> tuple[str, ...]:
    told = (f"{name}: {said}" for name in _NO_PLACE_FOR if (said := text(fields.get(name))))
    return (*told, *categories.unmapped)
