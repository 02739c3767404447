"""The text of AP items: which addresses must be fetched, where the text is put, and what it says.

For the transports, which have no reader's business but this: `ap_items` finds the items of an answer, `wanted_text`
the address of one item's text, `with_text` puts what was fetched where the reader looks for it. All are pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.nitf.document import Nitf, read_nitf_document
from wireroom.wire.adapters.readers.parts.body import NO_BODY, Body, body_of_html, body_of_text, looks_like_markup
from wireroom.wire.adapters.readers.parts.elements import XML_LANG, children, plain_name, within
from wireroom.wire.adapters.readers.parts.json_fields import Fields, folded, text
from wireroom.wire.adapters.readers.parts.lines import line, words
from wireroom.wire.adapters.readers.parts.safe_json import Json
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Note, Picture

CONTENT = "content"
"""Where the fetched text stands, beside `href`, in the rendition it belongs to. AP itself sends no such name."""
NO_TEXT = "The item came without its text, which lies in its NITF rendition; the feed must fetch that too."
_TEXTS = ("nitf", "script_nitf")


@dataclass(frozen=True, slots=True)
class Copy:
    """What the text rendition says."""

    body: Body = NO_BODY
    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    dateline: str | None = None
    place: str | None = None
    usage: str | None = None
    language: str | None = None
    notes: tuple[Note, ...] = ()
    pictures: tuple[Picture, ...] = ()
    doubts: tuple[str, ...] = field(default=())


def is_ap_item(value: Json) -> bool:
    """Whether an object is an item of AP's: its ids stand together in the object `altids`."""
    ids = value.get("altids") if isinstance(value, dict) else None
    return isinstance(ids, dict) and bool({"itemid", "etag", "friendlykey"} & ids.keys())


def ap_items(value: Json) -> list[Json]:
    """The items of a page, of an answer about one item, or the bare item, in file order; bad ones stay in the list."""
    if is_ap_item(value):
        return [value]
    data = value.get("data", value) if isinstance(value, dict) else value
    found = data.get("items", [data]) if isinstance(data, dict) else data
    listed = found if isinstance(found, list) else []
    return [each["item"] if isinstance(each, dict) and "item" in each else each for each in listed]


def wanted_text(item_json: Json) -> str | None:
    """The address at which one item's text waits to be fetched; None if there is none or the text is there already."""
    for name in _TEXTS:
        rendition = _rendition(folded(item_json), name)
        href = text(rendition.get("href"))
        if isinstance(rendition.get(CONTENT), str):
            return None
        if href and href.lower().startswith(("https://", "http://")):
            return href
    return None


def with_text(item_json: dict[str, Json], document: str) -> dict[str, Json]:
    """The item with the fetched document in the rendition that `wanted_text` named; the item given stays as it is."""
    fields = folded(item_json)
    name = next((each for each in _TEXTS if text(_rendition(fields, each).get("href"))), _TEXTS[0])
    renditions = item_json.get("renditions")
    others = renditions if isinstance(renditions, dict) else {}
    return {**item_json, "renditions": {**others, name: {**folded(others.get(name)), CONTENT: document}}}


def read_copy(fields: Fields, zone: tzinfo) -> Copy:
    """Read the text that was put into the item. What cannot be read is told of, and the item stays without it."""
    for name in _TEXTS:
        document = _rendition(fields, name).get(CONTENT)
        if isinstance(document, str) and document.strip():
            return _read(document.strip(), zone)
    return Copy(doubts=(NO_TEXT,) if wanted_text(fields) else ())


def _rendition(fields: Fields, name: str) -> Fields:
    return folded(folded(fields.get("renditions")).get(name))


def _read(document: str, zone: tzinfo) -> Copy:
    if "<nitf" not in document[:4000]:
        body = body_of_html(document) if looks_like_markup(document) else body_of_text(document)
        return Copy(body=body, doubts=body.suspicions)
    try:
        root = parse_xml(document.encode("utf-8", "replace"))
    except UnreadableError as fault:
        return Copy(doubts=(f"The item's NITF text cannot be read. {fault.reason}",))
    return _nitf(root, zone) if plain_name(root.tag) == "nitf" else Copy(doubts=(NO_TEXT,))


def _nitf(root: Element, zone: tzinfo) -> Copy:
    document = read_nitf_document(root, zone)
    return Copy(
        body=document.body,
        headline=document.headline,
        standfirst=document.standfirst,
        byline=document.byline,
        dateline=document.dateline,
        place=document.place,
        usage=document.usage,
        language=line(root.get("baselang") or root.get(XML_LANG)),
        notes=_notes(root, document),
        pictures=document.pictures,
        doubts=document.body.suspicions,
    )


def _notes(root: Element, document: Nitf) -> tuple[Note, ...]:
    messages = children(within(root, "head", "docdata")).get("ed-msg", ())
    told = tuple(Note(text=said) for each in messages if (said := line(each.get("info")) or words(each)))
    return (*told, *document.notes, *document.body.notes)
