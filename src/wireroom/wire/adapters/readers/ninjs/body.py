"""The body of a ninjs item, chosen among several of the same text."""

from __future__ import annotations

from datetime import tzinfo

from wireroom.wire.adapters.readers.ninjs.fields import Said
from wireroom.wire.adapters.readers.nitf.document import read_nitf_document
from wireroom.wire.adapters.readers.parts.body import (
    Body,
    body_of_html,
    body_of_text,
    check_length,
    looks_like_markup,
    text_of_html,
)
from wireroom.wire.adapters.readers.parts.elements import plain_name
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.parts.safe_xml import parse_xml
from wireroom.wire.adapters.readers.unreadable import UnreadableError

_STANDFIRSTS = ("lead", "teaser", "summary", "abstract", "standfirst", "main", "text", "")
_CAPTIONS = ("caption", "text", "main", "")
_NO_CAPTIONS = frozenset({"writer", "creditline", "credit", "usage", "byline", "copyright", "slugline", "headline"})


def read_body(bodies: list[Said], *, prefer_text: bool, zone: tzinfo) -> Body:
    """The body with the most structure that can be read: HTML, then NITF, then plain text.

    A picture's body is its caption in plain text first (`prefer_text`). Raises UnreadableError for a body beyond
    all measure.
    """
    for body in sorted(bodies, key=lambda each: _order(each, prefer_text=prefer_text)):
        found = _read(body, zone)
        if found and found.blocks:
            return found
    return Body()


def _order(body: Said, *, prefer_text: bool) -> int:
    order = {"html": 1, "nitf": 2, "text": 0 if prefer_text else 3, "foreign": 4}
    return order[_make(body)]


def _make(body: Said) -> str:
    start = body.text.lstrip()[:400]
    if "<TTNITF" in start:
        return "foreign"
    if "<nitf" in start:
        return "nitf"
    if body.mime == "text/plain" or not looks_like_markup(body.text):
        return "text"
    return "html"


def _read(body: Said, zone: tzinfo) -> Body | None:
    check_length(body.text)
    make = _make(body)
    if make == "nitf":
        return _nitf(body, zone)
    return body_of_text(body.text) if make == "text" else body_of_html(body.text)


def _nitf(body: Said, zone: tzinfo) -> Body | None:
    try:
        root = parse_xml(body.text.strip().encode())
    except UnreadableError:
        return None
    return read_nitf_document(root, zone).body if plain_name(root.tag) == "nitf" else None


def standfirst_of(descriptions: list[Said], body: Body) -> str | None:
    """A description that says more than the beginning of the body does over again."""
    chosen = _plain(_chosen(descriptions, _STANDFIRSTS))
    begins = text_of_html(" ".join(block.html for block in body.blocks[:3])) or ""
    return None if chosen and _letters(begins).startswith(_letters(chosen)) else chosen


def caption_of(descriptions: list[Said]) -> str | None:
    """The description of a picture, in plain text if it is there in several makes."""
    return _plain(
        _chosen(descriptions, _CAPTIONS) or next((each for each in descriptions if each.role not in _NO_CAPTIONS), None)
    )


def credit_of(descriptions: list[Said]) -> str | None:
    """A credit line given as a description of that role (AP)."""
    return next((line(each.text) for each in descriptions if each.role in ("creditline", "credit")), None)


def _chosen(descriptions: list[Said], roles: tuple[str, ...]) -> Said | None:
    found = {each.role: each for each in reversed(descriptions)}
    return next((found[role] for role in roles if role in found), None)


def _plain(chosen: Said | None) -> str | None:
    if chosen is None:
        return None
    return text_of_html(chosen.text) if looks_like_markup(chosen.text) else line(chosen.text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())[:200]
