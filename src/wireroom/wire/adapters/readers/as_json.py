"""A reading as JSON, for `wireroom read`: what came out, what was refused and why."""

from __future__ import annotations

import html
import re
from typing import Any

from wireroom.wire.adapters.readers.parts.body import EMPTY_BODY
from wireroom.wire.rules.item import ELEMENTS, Block, Moment, Picture, Reading, Refusal, WireItem

_APART = re.compile(r"<(?:br|/?(?:li|ul|ol|tr|td|th))\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_KEPT_BACK = ("tagline",)


def reading_to_json(reading: Reading, *, file: str) -> list[dict[str, Any]]:
    """One object for each item and each refusal of a file, in that order."""
    found = [to_json(item, file=file) for item in reading.items]
    return found + [refusal_to_json(each, file=file, format=reading.format) for each in reading.refusals]


def refusal_to_json(refusal: Refusal, *, file: str, format: str | None) -> dict[str, Any]:  # noqa: A002 - the name the rest of the newsroom uses
    """A refusal: kind `invalid`, the reason under `errors`, and what could be read all the same."""
    blank = WireItem(format=format or "unknown", kind="not-news", guid=None, stable_id=None)
    return {**to_json(refusal.partial or blank, file=file), "kind": "invalid", "errors": [refusal.reason]}


def to_json(item: WireItem, *, file: str) -> dict[str, Any]:
    """An item with the keys of `tests/data/wire-samples/expected.json`; null is what the file does not say."""
    return {
        "file": file,
        "format": item.format,
        "kind": item.kind,
        "guid": item.guid,
        "stable_id": item.stable_id,
        "version": item.version,
        "pubstatus": item.status,
        "headline": item.headline,
        "slugline": item.slugline,
        "byline": item.byline,
        "dateline": item.dateline,
        "place": item.place,
        "urgency": item.urgency,
        "priority": item.priority,
        **_dates(item),
        "language": item.language,
        "subject_codes": [each.code for each in item.subjects],
        "signals": list(item.signals),
        "ednotes": [note.text for note in item.notes if note.role not in _KEPT_BACK],
        "must_not_publish": [note.text for note in item.notes if note.role in _KEPT_BACK],
        "usageterms": item.usage_terms,
        **_body(item),
        "pictures": [_picture(each) for each in item.pictures],
        "errors": list(item.suspicions),
    }


def body_text(blocks: tuple[Block, ...]) -> str:
    """The words of a body, a block a line; cells and list items are set apart by a space."""
    plain = (_TAG.sub("", _APART.sub(" ", block.html)) for block in blocks)
    return "\n".join(" ".join(html.unescape(each).split()) for each in plain)


def body_html(blocks: tuple[Block, ...]) -> str:
    """A body as HTML, each block in its element."""
    return "\n".join(f"<{ELEMENTS[each.kind]}>{each.html}</{ELEMENTS[each.kind]}>" for each in blocks)


def _dates(item: WireItem) -> dict[str, Any]:
    return {
        "sent": _date(item.sent),
        "firstcreated": _date(item.first_created),
        "versioncreated": _date(item.version_created),
        "contentcreated": _date(item.content_created),
        "contentmodified": _date(item.content_modified),
        "embargoed": item.embargo.until.isoformat() if item.embargo and item.embargo.until else None,
        "held_without_end": item.embargo is not None and item.embargo.until is None,
        "expires": _date(item.expires),
    }


def _date(moment: Moment | None) -> str | None:
    """Print a moment with its offset, or without one where the file gives none: then it is the agency's local time."""
    if moment is None:
        return None
    if moment.at is None:
        return moment.day.isoformat() if moment.day else None
    return (moment.at if moment.zone_reason == "given" else moment.at.replace(tzinfo=None)).isoformat()


def _body(item: WireItem) -> dict[str, Any]:
    text = body_text(item.body)
    paragraphs = sum(block.kind in ("paragraph", "preformatted") for block in item.body) or int(bool(item.body))
    empty = 0 if EMPTY_BODY in item.suspicions else None
    return {
        "body_first60": " ".join(text.split())[:60].rstrip() or None,
        "body_paragraphs": paragraphs or empty,
        "body_text": text or None,
        "body_html": body_html(item.body) or None,
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "caption": picture.caption,
        "credit": picture.credit,
        "photographer": picture.photographer,
        "href": picture.href,
        "renditions": picture.renditions,
    }
