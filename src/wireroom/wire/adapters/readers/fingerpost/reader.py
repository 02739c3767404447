"""Fingerpost JSON (`GOA-WIRES-NINJS` and its kin): what a newsroom's wire switch makes of every agency's copy.

It borrows names from ninjs and means other things by them: `uri` names one version, `usn` the story, and an empty
string stands for what is not said.
"""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import Final

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.ninjs.body import standfirst_of
from wireroom.wire.adapters.readers.ninjs.fields import Said
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.body import NO_BODY, Body, body_of_html, body_of_text, looks_like_markup
from wireroom.wire.adapters.readers.parts.json_fields import Fields, folded, number, text
from wireroom.wire.adapters.readers.parts.json_values import (
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
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Link, Reading, Subject, WireItem

FORMAT: Final = "fingerpost-json"
_NO_PLACE_FOR = ("originalcontenttext", "dataformat", "destinations")
_FEWEST_WORDS = 4


def is_fingerpost(value: Json) -> bool:
    """Whether an object is Fingerpost's: by the name of its source feed or of its format."""
    if not isinstance(value, dict):
        return False
    return "source-feed" in value or "sourceFeed" in value or str(value.get("format", "")).startswith("GOA-WIRES")


def recognise(delivery: Delivery) -> str | None:
    """Know Fingerpost JSON by its source feed or its format."""
    return FORMAT if any(is_fingerpost(each) for each in _all(delivery.json)[:20]) else None


def read_fingerpost(delivery: Delivery) -> Reading:
    """Read every item of the file; a bad one is refused by itself."""
    items, refusals = read_each(_all(delivery.json), lambda each: _item(each, delivery.zone))
    return Reading(format=FORMAT, items=items, refusals=refusals)


def _all(value: Json) -> list[Json]:
    if isinstance(value, dict) and not is_fingerpost(value):
        value = value.get("items")
    return value if isinstance(value, list) else [value]


def _item(value: Json, zone: tzinfo) -> WireItem:
    fields = {name: each for name, each in folded(value).items() if each not in ("", [""], None)}
    guid = text(fields.get("uri")) or text(fields.get("unique-name"))
    stable = text(fields.get("usn")) or guid
    if stable is None:
        reason = "The item has neither usn nor uri: no update or kill could ever find it. Ask who runs the switch."
        raise UnreadableError(reason)
    status, doubts = status_of(fields.get("status"))
    body = _body(fields)
    return WireItem(
        format=FORMAT,
        kind=kind_of(fields.get("type")),
        guid=guid or stable,
        stable_id=stable,
        version=text(fields.get("version")),
        status=status,
        headline=text(fields.get("headline")),
        standfirst=_standfirst(fields, body),
        slugline=text(fields.get("slug")) or text(fields.get("slugline")),
        byline=text(fields.get("byline")),
        dateline=text(fields.get("dateline")),
        place=text(fields.get("location")),
        provider_name=text(fields.get("source-feed")) or text(fields.get("sourcefeed")),
        urgency=number(fields.get("urgency")),
        priority=number(fields.get("priority")),
        sent=date_of(fields, "datetimesent", zone),
        first_created=date_of(fields, "firstversion", zone),
        version_created=date_of(fields, "versioncreated", zone),
        expires=date_of(fields, "expires", zone),
        embargo=held(embargo_of(fields.get("embargo", fields.get("embargoed")), zone), status),
        language=text(fields.get("language")),
        subjects=_subjects(fields),
        keywords=_keywords(fields),
        genres=texts(fields.get("profile")),
        notes=private_notes(fields.get("ednote")) + body.notes,
        usage_terms=joined(fields.get("usage"), " / "),
        copyright=text(fields.get("copyrightnotice")) or text(fields.get("copyrightholder")),
        links=_links(fields),
        body=body.blocks,
        pictures=body.pictures,
        suspicions=doubts + body.suspicions,
        unmapped=tuple(name for name in _NO_PLACE_FOR if _says_something(fields.get(name))),
    )


def _body(fields: Fields) -> Body:
    said = fields.get("body_text") or fields.get("body_html") or fields.get("body")
    if not isinstance(said, str) or not said.strip():
        return NO_BODY
    return body_of_html(said) if looks_like_markup(said) else body_of_text(said)


def _standfirst(fields: Fields, body: Body) -> str | None:
    """The subhead, or an abstract that is a sentence: some feeds put a department's code there."""
    said = text(fields.get("subhead")) or text(fields.get("abstract")) or ""
    return standfirst_of([Said("summary", "", said)], body) if len(said.split()) >= _FEWEST_WORDS else None


def _subjects(fields: Fields) -> tuple[Subject, ...]:
    codes = fields.get("subjects")
    found = texts(codes.get("code")) if isinstance(codes, dict) else texts(codes)
    return without_repeats([Subject(code=code) for code in found])


def _keywords(fields: Fields) -> tuple[str, ...]:
    """Keywords, however they are listed; the agency's own category and the share symbols with them."""
    listed = [word for said in texts(fields.get("keywords")) for word in re.split(r"\s*[,;+]\s*", said) if word]
    symbols = texts(folded(fields.get("organisation")).get("symbols"))
    return without_repeats([*listed, *texts(fields.get("mediacatcodes")), *symbols])


def _links(fields: Fields) -> tuple[Link, ...]:
    """The pictures that go with the copy; `originalUrn` ties nothing together and is often only a number."""
    return tuple(Link(relation="picture", stable_id=each) for each in texts(fields.get("imageids")))


def _says_something(value: Json) -> bool:
    """Whether an object, a list or a text holds more than empty texts in its first two layers."""
    layer = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return any(each not in ("", [""], [], {}, None) for each in layer)
