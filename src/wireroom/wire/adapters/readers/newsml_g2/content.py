"""The content of a NewsML-G2 item (`contentSet`): inline XHTML, inline NITF, or text in `inlineData`."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.nitf.document import Nitf, is_nitf, nitf_of_string, read_nitf_document
from wireroom.wire.adapters.readers.parts.body import (
    EMPTY_BODY,
    NO_BODY,
    Body,
    body_of_element,
    body_of_html,
    body_of_text,
    looks_like_markup,
)
from wireroom.wire.adapters.readers.parts.elements import Children, children, everywhere, first, plain_name, within
from wireroom.wire.adapters.readers.parts.lines import text_pieces, words

_TEXTS = ("text/", "application/xhtml", "application/xml", "application/nitf", "application/ttnitf")
_EVENTS = frozenset({"event", "events", "concept", "conceptSet"})


@dataclass(frozen=True, slots=True)
class Content:
    """What the content set holds. `nitf` carries an inline NITF document's own headline, byline and pictures."""

    body: Body = NO_BODY
    nitf: Nitf | None = None
    headline: str | None = None
    byline: str | None = None
    is_event: bool = False
    has_pictures: bool = False
    unmapped: tuple[str, ...] = ()


def read_content(parts: Children, zone: tzinfo) -> Content:
    """Read the first alternative that has words. Raises UnreadableError for a body beyond all measure."""
    holder = first(parts, "contentSet")
    if holder is None:
        return Content()
    kinds = children(holder)
    found = [_inline_xml(each, zone) for each in kinds.get("inlineXML", ())]
    found += [_inline_data(each, zone) for each in kinds.get("inlineData", ())]
    best = next((each for each in found if each.is_event or each.body.blocks), None)
    if best:
        return best
    if found:
        return found[0]
    return Content(has_pictures="remoteContent" in kinds)


def _inline_xml(element: Element, zone: tzinfo) -> Content:
    inner = next((each for each in element if isinstance(each.tag, str)), None)
    if inner is None:
        return Content(body=body_of_text(element.text or ""))
    name = plain_name(inner.tag)
    if name in _EVENTS:
        return Content(is_event=True)
    if is_nitf(inner):
        document = read_nitf_document(inner, zone)
        return Content(body=document.body, nitf=document)
    if name == "html":
        return _xhtml(inner)
    body = body_of_element(element)
    return Content(body=body, unmapped=() if name in ("body", "div", "section", "p") else (f"inlineXML {name}",))


def _xhtml(html: Element) -> Content:
    """A page of XHTML: its `<header>` repeats the metadata and an editors' notebook is kept out of the copy."""
    page = within(html, "body")
    page = html if page is None else page
    header = within(page, "header")
    byline = next((words(each) for each in everywhere(header, "p") if each.get("class") == "byline"), None)
    headline = next((words(each) for each in everywhere(header, "h1")), None)
    body = body_of_element(page)
    return Content(body=body, headline=headline, byline=byline)


def _inline_data(element: Element, zone: tzinfo) -> Content:
    text = "".join(text_pieces(element))
    if (element.get("encoding") or "").endswith("base64"):
        text = _unpacked(text)
    mime = (element.get("contenttype") or "").lower()
    if mime and not mime.startswith(_TEXTS):
        return Content(body=Body(suspicions=(EMPTY_BODY, f"Content of type {mime[:80]} was left out.")))
    if document := nitf_of_string(text, zone):
        return Content(body=document.body, nitf=document)
    if "html" in mime or ("plain" not in mime and looks_like_markup(text)):
        return Content(body=body_of_html(text))
    return Content(body=body_of_text(text))


def _unpacked(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
