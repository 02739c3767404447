"""AP Media API JSON (1.1, 2.0 to 2.2): one item, an answer about one, or a page of a feed or search.

The JSON says all of a story but its text: that lies in the NITF rendition, at `renditions.nitf.href`. Whoever fetches
the JSON fetches that too and puts the document beside its address, as a string, in `renditions.nitf.content`
(a name of ours, not AP's; `text.py` lists the addresses and puts the texts in). A NITF file that is delivered
by itself and names the item in its doc-id finds the same story.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from wireroom.wire.adapters.readers.ap_media.identity import ap_item_id
from wireroom.wire.adapters.readers.ap_media.pictures import read_links, read_pictures
from wireroom.wire.adapters.readers.ap_media.subjects import read_subjects
from wireroom.wire.adapters.readers.ap_media.text import NO_TEXT, Copy, ap_items, is_ap_item, read_copy
from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.ninjs.body import standfirst_of
from wireroom.wire.adapters.readers.ninjs.fields import Said
from wireroom.wire.adapters.readers.one_by_one import read_each
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
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Embargo, Note, Reading, Status, WireItem

FORMAT: Final = "ap-media-api"
_HELD_BACK = {"kill", "elimination", "withhold", "disregard"}
_HEADLINES = ("headline", "headline_extended", "headline_seo")


def recognise(delivery: Delivery) -> str | None:
    """Know AP's items by the object `altids`, or by the page of a feed around them."""
    return FORMAT if any(is_ap_item(each) for each in ap_items(delivery.json)[:20]) else None


def read_ap_media(delivery: Delivery) -> Reading:
    """Read every item of the file; a bad one is refused by itself."""
    items, refusals = read_each(ap_items(delivery.json), lambda each: _item(each, delivery.zone))
    return Reading(format=FORMAT, items=items, refusals=refusals)


def _item(value: Json, zone: tzinfo) -> WireItem:
    fields = folded(value)
    ids = folded(fields.get("altids"))
    uri = text(fields.get("uri"))
    stable = text(ids.get("itemid")) or ap_item_id(text(ids.get("etag"))) or ap_item_id(uri)
    if stable is None:
        reason = "The AP item has no altids.itemid: no update or kill could ever find it. Ask AP's support."
        raise UnreadableError(reason)
    copy = read_copy(fields, zone)
    status, doubts = _status(fields)
    kind = kind_of(fields.get("type"))
    subjects, names = read_subjects(fields)
    return WireItem(
        format=FORMAT,
        kind=kind,
        guid=uri or stable,
        stable_id=stable,
        version=text(fields.get("version")),
        status=status,
        headline=_headline(fields, copy),
        standfirst=_standfirst(fields, copy),
        slugline=text(fields.get("slugline")),
        byline=_byline(fields) or copy.byline,
        dateline=text(fields.get("located")) or copy.dateline,
        place=_place(fields) or copy.place,
        provider_name=_provider(fields),
        urgency=number(fields.get("urgency")),
        urgency_raw=text(fields.get("editorialpriority")),
        urgency_scale="ap" if text(fields.get("editorialpriority")) else None,
        first_created=date_of(fields, "firstcreated", zone),
        version_created=date_of(fields, "versioncreated", zone),
        expires=date_of(fields, "expires", zone),
        embargo=_embargo(fields, status, zone),
        language=text(fields.get("language")) or copy.language,
        subjects=subjects,
        keywords=without_repeats([*texts(fields.get("keywords")), *names]),
        genres=_genres(fields),
        signals=without_repeats([*texts(fields.get("signals")), *texts(fields.get("editorialtypes"))]),
        notes=_notes(fields, copy),
        usage_terms=joined(fields.get("usageterms"), " / ") or copy.usage,
        copyright=text(fields.get("copyrightnotice")),
        links=read_links(fields),
        body=copy.body.blocks,
        pictures=read_pictures(fields) + copy.pictures,
        suspicions=doubts + (copy.doubts if kind == "text" else tuple(d for d in copy.doubts if d != NO_TEXT)),
    )


def _notes(fields: Fields, copy: Copy) -> tuple[Note, ...]:
    """The notes of the item and of its text, which as a rule says the same again."""
    said = [fields.get("ednote"), fields.get("description_editornotes")]
    return without_repeats([*(note for each in said for note in private_notes(each)), *copy.notes])


def _status(fields: Fields) -> tuple[Status | None, Doubts]:
    """`pubstatus`; copy that calls itself a kill or withheld and is yet usable waits for an editor."""
    status, doubts = status_of(fields.get("pubstatus"))
    orders = [each for each in texts(fields.get("editorialtypes")) if each.lower() in _HELD_BACK]
    if orders and status in (None, "usable"):
        told = f"The item is usable and yet of the type {orders[0][:60]}; it is withheld until an editor decides."
        return "withheld", (*doubts, told)
    return status, doubts


def _embargo(fields: Fields, status: Status | None, zone: tzinfo) -> Embargo | None:
    """`embargoed`; the type HoldForRelease without it, like the status, holds without end."""
    embargo = held(embargo_of(fields.get("embargoed"), zone), status)
    types = {each.lower() for each in texts(fields.get("editorialtypes"))}
    return Embargo(raw="HoldForRelease", until=None) if embargo is None and "holdforrelease" in types else embargo


def _headline(fields: Fields, copy: Copy) -> str | None:
    """The headline, of which an alert has none: then whatever title the item goes by."""
    said = next((found for name in _HEADLINES if (found := text(fields.get(name)))), None)
    return said or copy.headline or text(fields.get("title"))


def _standfirst(fields: Fields, copy: Copy) -> str | None:
    said = text(fields.get("description_summary")) or copy.standfirst
    return standfirst_of([Said("summary", "", said)], copy.body) if said else None


def _byline(fields: Fields) -> str | None:
    named = [text(each.get("by")) for each in objects(fields.get("bylines"))]
    return ", ".join(filter(None, named)) or text(folded(fields.get("photographer")).get("name"))


def _place(fields: Fields) -> str | None:
    place = folded(fields.get("datelinelocation"))
    names = (text(place.get(name)) for name in ("city", "countryareaname", "countryname"))
    return next((name for name in names if name), None)


def _provider(fields: Fields) -> str | None:
    sources = (text(each.get("name")) for each in objects(fields.get("infosource")))
    return text(fields.get("provider")) or next((name for name in sources if name), None)


def _genres(fields: Fields) -> tuple[str, ...]:
    said = [fields.get(name) for name in ("profile", "editorialrole", "textformat")]
    fixture = folded(fields.get("fixture")).get("name")
    return without_repeats([found for each in (*said, fixture) if (found := text(each))])
