"""Bodies of every make, as blocks: an element, a string of HTML, or plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.body_pictures import pictures_within
from wireroom.wire.adapters.readers.parts.elements import plain_name
from wireroom.wire.adapters.readers.parts.lengths import LONGEST_BODY
from wireroom.wire.adapters.readers.parts.lines import clean, text_pieces
from wireroom.wire.adapters.readers.parts.set_lines import escaped
from wireroom.wire.adapters.readers.parts.typesetter import Typesetter
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Block, Note, Picture

EMPTY_BODY = "The body is empty."
ESCAPED_MARKUP = "The copy shows markup as text, as it was sent: the agency may have escaped it by mistake."
_HTML = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
_SELF_CLOSED = re.compile(
    r"<(script|style|iframe|title|textarea|noscript|xmp|noembed|noframes|plaintext|template)\b([^<>]*)/>", re.IGNORECASE
)
_ESCAPED = re.compile(
    r"&lt;/?(?:script|iframe|img|a|p|div|span|br|blockquote|b|i|em|strong|ul|li)\b[^&]{0,200}?&gt;", re.IGNORECASE
)
_TEXT_CLASSES = frozenset({"bodytext", "body-text", "articlebody", "article-body"})
_WRAPPED = range(45, 85)


@dataclass(frozen=True, slots=True)
class Body:
    """Blocks, the private notes and the pictures that stood among them, and what looked odd."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    suspicions: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


NO_BODY = Body()


def body_of_element(element: Element | None) -> Body:
    """Set the copy in an element of XHTML or NITF."""
    if element is None:
        return Body()
    typesetter = Typesetter()
    typesetter.set(element)
    notes = tuple(Note(text=text, role="note") for text in typesetter.notes)
    return replace(_body(typesetter.blocks, notes), pictures=pictures_within(element))


def body_of_html(html: str) -> Body:
    """Set a string of HTML. Raises UnreadableError where it is too long or nested too deeply to be copy."""
    root = html_tree(html)
    if root is None:
        return _body([], ())
    marked = next((each for each in root.iter("div", "section", "article") if _is_text(each)), None)
    return body_of_element(root if marked is None else marked)


def html_tree(html: str) -> Element | None:
    """The tree of a string of HTML, or None if nothing is in it."""
    check_length(html)
    html = _SELF_CLOSED.sub("", clean(html))
    if not html.strip():
        return None
    root = etree.fromstring(html.encode("utf-8", "replace"), _HTML)
    if html.count("<") > 200:
        _check_depth()
    return root


def _check_depth() -> None:
    if any("Excessive depth" in fault.message or "Resource limit" in fault.message for fault in _HTML.error_log):
        reason = "The body's HTML is nested more than 256 levels deep; no news copy is. Ask the agency what it is."
        raise UnreadableError(reason)


def check_length(text: str) -> None:
    """Refuse a body that no newspaper could print. Raises UnreadableError."""
    if len(text) > LONGEST_BODY:
        told = f"The body is {len(text):,} characters long; Wireroom reads up to {LONGEST_BODY:,}."
        reason = f"{told} Ask the agency to split it."
        raise UnreadableError(reason)


def _is_text(element: Element) -> bool:
    classes = (element.get("class") or "").lower().split()
    return element.get("itemprop") == "articleBody" or not _TEXT_CLASSES.isdisjoint(classes)


def body_of_text(text: str) -> Body:
    """Set plain text: paragraphs part at blank lines; without any, at line ends, unless the lines are wrapped."""
    check_length(text)
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    parts = re.split(r"\n[ \t]*\n", text)
    if len(parts) == 1 and not _is_wrapped(text):
        parts = text.split("\n")
    return _body([Block(kind="paragraph", html=set_part) for part in parts if (set_part := _set_part(part))], ())


def _is_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()][:-1]
    return len(lines) > 2 and sum(len(line) in _WRAPPED for line in lines) > len(lines) * 0.7


def _set_part(part: str) -> str:
    lines = (escaped(" ".join(line.split())) for line in part.split("\n"))
    return (" " if _is_wrapped(part) else "<br>").join(line for line in lines if line)


def _body(blocks: list[Block], notes: tuple[Note, ...]) -> Body:
    suspicions = () if blocks else (EMPTY_BODY,)
    if any("&lt;" in block.html and _ESCAPED.search(block.html) for block in blocks):
        suspicions = (ESCAPED_MARKUP,)
    return Body(tuple(blocks), notes, suspicions)


def looks_like_markup(text: str) -> bool:
    """Whether a string is HTML or XML rather than plain text."""
    return bool(re.search(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>", text[:20_000]))


def text_of_html(html: str | None) -> str | None:
    """The words of a string of HTML on one line, for captions and standfirsts."""
    root = html_tree(html) if html else None
    if root is None:
        return None
    for each in [each for each in root.iter() if plain_name(each.tag) in ("script", "style")]:
        each.text = None
    return " ".join("".join(text_pieces(root)).split()) or None
