"""What stands in a NITF document's body: shared by NITF files, NITF inside NewsML-G2 and NITF inside ninjs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.body import Body, body_of_element
from wireroom.wire.adapters.readers.parts.elements import children, everywhere, first, plain_name, within
from wireroom.wire.adapters.readers.parts.lines import first_words, line, whole_number, words
from wireroom.wire.adapters.readers.parts.renditions import Rendition, picture_of
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Note, Picture

_BEGINS = re.compile(r"<(?:TT)?nitf[\s>]", re.IGNORECASE)
_PICTURES = ("image", "photo", "picture", "graphic", "illustration", "")


@dataclass(frozen=True, slots=True)
class Nitf:
    """The printed parts of a NITF document."""

    headline: str | None
    decks: tuple[str, ...]
    """Further headlines (`hl2` …), for which an item has no place."""
    standfirst: str | None
    byline: str | None
    dateline: str | None
    place: str | None
    distributor: str | None
    usage: str | None
    body: Body
    pictures: tuple[Picture, ...]
    notes: tuple[Note, ...]


def read_nitf_document(root: Element, zone: tzinfo) -> Nitf:  # noqa: ARG001 - every reader is given the zone
    """Read `<nitf>` or anything with a `<body>` like its own."""
    body = within(root, "body")
    head, content, end = (within(body, f"body.{part}") for part in ("head", "content", "end"))
    lines = children(head)
    return Nitf(
        headline=_headline(head),
        decks=_decks(head),
        standfirst=first_words(lines.get("abstract")),
        byline=first_words(lines.get("byline")),
        dateline=first_words(lines.get("dateline")),
        place=first_words(everywhere(first(lines, "dateline"), "location")),
        distributor=first_words(lines.get("distributor")),
        usage=first_words(lines.get("rights")),
        body=body_of_element(content),
        pictures=tuple(found for each in everywhere(content, "media") if (found := _picture(each))),
        notes=_notes(head, end),
    )


def nitf_of_string(text: str, zone: tzinfo) -> Nitf | None:
    """The NITF document, or TT's dialect of one, that stands as a string in another format; None for anything else."""
    if not looks_like_nitf(text):
        return None
    try:
        root = parse_xml(text.strip().encode("utf-8", "replace"))
    except UnreadableError:
        return None
    document = read_nitf_document(root, zone) if is_nitf(root) else None
    return document if document and document.body.blocks else None


def looks_like_nitf(text: str) -> bool:
    """Whether a string begins as a NITF document does."""
    return _BEGINS.search(text[:400]) is not None


def is_nitf(element: Element) -> bool:
    """Whether an element is a NITF document; TT's dialect calls it TTNITF."""
    return plain_name(element.tag).lower() in ("nitf", "ttnitf")


def _headline(head: Element | None) -> str | None:
    """`hl1` of `hedline` (or of `headline`, as some write); any other heading only where there is no `hl1`."""
    for name in ("hedline", "headline"):
        holder = within(head, name)
        if holder is not None:
            return first_words(everywhere(holder, "hl1")) or words(holder)
    return None


def _decks(head: Element | None) -> tuple[str, ...]:
    holder = within(head, "hedline")
    below = [each for name in ("hl2", "hl3", "hl4") for each in everywhere(holder, name)]
    main = _headline(head)
    return tuple(f"{plain_name(each.tag)}: {text}" for each in below if (text := words(each)) and text != main)


def _picture(media: Element) -> Picture | None:
    parts = children(media)
    references = parts.get("media-reference", [])
    if (media.get("media-type") or "").strip().lower() not in _PICTURES:
        return None
    return picture_of(
        [_rendition(each, bool(media.get("media-type"))) for each in references if _source(each)],
        caption=first_words(parts.get("media-caption")),
        credit=first_words(parts.get("media-producer")) or _metadata(parts.get("media-metadata", []), "credit"),
        alt=next((found for each in references if (found := line(each.get("alternate-text")))), None),
    )


def _source(reference: Element) -> str:
    return (reference.get("source") or reference.get("data-location") or reference.get("name") or "").strip()


def _rendition(reference: Element, is_image: bool) -> Rendition:  # noqa: FBT001 - of one caller
    return Rendition(
        href=_source(reference),
        mime=(reference.get("mime-type") or ("image/*" if is_image else "")).strip(),
        width=whole_number(reference.get("width")),
        height=whole_number(reference.get("height")),
    )


def _metadata(elements: list[Element], name: str) -> str | None:
    return next((line(each.get("value")) for each in elements if (each.get("name") or "").lower() == name), None)


def _notes(head: Element | None, end: Element | None) -> tuple[Note, ...]:
    """Notes for editors: `note` around the copy, and the tagline, which as a rule holds staff addresses."""
    found = [(each, "note") for holder in (head, end) for each in everywhere(holder, "note")]
    found += [(each, "tagline") for each in end if plain_name(each.tag) == "tagline"] if end is not None else []
    return tuple(Note(text=text, role=role) for each, role in found if (text := words(each)))
