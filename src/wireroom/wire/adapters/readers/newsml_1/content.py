"""A ContentItem of NewsML 1.x as a body: XHTML, NITF or plain text, as elements or as a string."""

from __future__ import annotations

import base64
import binascii
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_1.roles import media_of
from wireroom.wire.adapters.readers.nitf.document import Nitf, nitf_of_string, read_nitf_document
from wireroom.wire.adapters.readers.parts.body import (
    NO_BODY,
    Body,
    body_of_element,
    body_of_html,
    body_of_text,
    looks_like_markup,
    text_of_html,
)
from wireroom.wire.adapters.readers.parts.elements import everywhere, plain_name, within
from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.adapters.readers.parts.lines import line, text_pieces, words
from wireroom.wire.adapters.readers.unreadable import UnreadableError

_NO_TEXT = ("image", "photo", "picture", "graphic", "jpeg", "video", "audio", "css", "javascript", "flash", "animation")


def is_text(content: Element) -> bool:
    """Whether a ContentItem holds copy within the file itself."""
    if _data(content) is None:
        return False
    media = media_of(content)
    return not any(name in media for name in _NO_TEXT)


def read_content(content: Element, zone: tzinfo) -> tuple[Body, Nitf | None]:
    """The body in a ContentItem, and the NITF document if it is one."""
    data = _data(content)
    if data is None:
        return NO_BODY, None
    if (document := _nitf_root(data)) is not None:
        nitf = read_nitf_document(document, zone)
        return nitf.body, nitf
    if any(isinstance(each.tag, str) for each in data):
        html = within(data, "html", "body")
        return body_of_element(data if html is None else html), None
    return _of_string(_string(content, data), media_of(content), zone)


def words_of(content: Element) -> str | None:
    """The words of a ContentItem on one line, for captions, summaries and headlines."""
    data = _data(content)
    if data is None or len(data):
        return words(data)
    text = _string(content, data)
    return text_of_html(text) if looks_like_markup(text) else line(text)


def _data(content: Element) -> Element | None:
    direct = within(content, "DataContent")
    return within(content, "Encoding", "DataContent") if direct is None else direct


def _nitf_root(data: Element) -> Element | None:
    """The element with NITF's body in it, whether it is `nitf` or just the body's parent."""
    for name in ("nitf", "body.content"):
        found = everywhere(data, name)
        if found and name == "nitf":
            return found[0]
        if found:
            body = found[0].getparent()
            return body.getparent() if body is not None and plain_name(body.tag) == "body" else None
    return None


def _string(content: Element, data: Element) -> str:
    """The text of DataContent, out of Base64 where its Encoding says so."""
    text = "".join(text_pieces(data))
    notation = within(content, "Encoding")
    if notation is None or "base64" not in (notation.get("Notation") or "").lower():
        return text
    try:
        return decode(base64.b64decode(text)).data.decode()
    except (binascii.Error, ValueError) as fault:
        reason = "The copy is marked as Base64 but is none. Ask the agency to send it again."
        raise UnreadableError(reason) from fault


def _of_string(text: str, media: str, zone: tzinfo) -> tuple[Body, Nitf | None]:
    if nitf := nitf_of_string(text, zone):
        return nitf.body, nitf
    if "html" in media or looks_like_markup(text):
        return body_of_html(text), None
    return body_of_text(text), None
