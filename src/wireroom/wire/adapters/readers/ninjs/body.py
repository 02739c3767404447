"""The body of a ninjs item, chosen among several of the same text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from wireroom.wire.adapters.readers.ninjs.fields import Said
from wireroom.wire.adapters.readers.nitf.document import Nitf, looks_like_nitf, nitf_of_string
from wireroom.wire.adapters.readers.parts.body import (
    NO_BODY,
    Body,
    body_of_html,
    body_of_text,
    check_length,
    looks_like_markup,
    text_of_html,
)
from wireroom.wire.adapters.readers.parts.lines import line

_STANDFIRSTS = ("lead", "teaser", "summary", "abstract", "standfirst", "main", "text", "")
_CAPTIONS = ("caption", "text", "main", "")
_NO_CAPTIONS = frozenset({"writer", "creditline", "credit", "usage", "byline", "copyright", "slugline", "headline"})


@dataclass(frozen=True, slots=True)
class Told:
    """The body that was chosen. `nitf` carries an inline NITF document's own headline, byline and pictures."""

    body: Body = NO_BODY
    nitf: Nitf | None = None


def read_body(bodies: list[Said], *, prefer_text: bool, zone: tzinfo) -> Told:
    """The body with the most structure that can be read: HTML, then NITF, then plain text.

    A picture's body is its caption in plain text first (`prefer_text`). Raises UnreadableError for a body beyond
    all measure.
    """
    for body in sorted(bodies, key=lambda each: _order(each, prefer_text=prefer_text)):
        found = _read(body, zone)
        if found.body.blocks:
            return found
    return Told()


def _order(body: Said, *, prefer_text: bool) -> int:
    return {"html": 1, "nitf": 2, "text": 0 if prefer_text else 3}[_make(body)]


def _make(body: Said) -> str:
    if looks_like_nitf(body.text):
        return "nitf"
    if body.mime == "text/plain" or not looks_like_markup(body.text):
        return "text"
    return "html"


def _read(body: Said, zone: tzinfo) -> Told:
    check_length(body.text)
    if document := nitf_of_string(body.text, zone):
        return Told(document.body, document)
    return Told(body_of_text(body.text) if _make(body) == "text" else body_of_html(body.text))


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
