"""What must hold of every reading, checked by other means than the readers' own."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

from wireroom.wire.adapters.readers.as_json import reading_to_json
from wireroom.wire.rules.item import ELEMENTS, Block, Reading

ALLOWED = {
    *("a", "em", "strong", "sub", "sup", "q", "code", "s", "br"),
    *("p", "h2", "blockquote", "pre", "ul", "ol", "li", "table", "tbody", "tr", "td", "th"),
}
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_ADDRESS = re.compile(r"(?:https?://[^/?#\s]|mailto:\S)", re.IGNORECASE)
_SPAN = re.compile(r"[1-9]\d?")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_KNOWN = 200_000
_known: set[tuple[str, int]] = set()


def faults(reading: Reading) -> Iterator[str]:
    """Every fault of a reading, in words."""
    if not reading.items and not reading.refusals and not reading.enclosed:
        yield "neither an item nor a refusal came out"
    for refusal in reading.refusals:
        if "reader failed" in refusal.reason:
            yield f"a reader raised: {refusal.reason}"
        if not refusal.reason.strip():
            yield "a refusal gives no reason"
    for item in reading.items:
        for block in item.body:
            yield from _block_faults(block)
    yield from _printed_faults(reading)


def _printed_faults(reading: Reading) -> Iterator[str]:
    try:
        for printed in reading_to_json(reading, file="x"):
            json.dumps(printed, ensure_ascii=False).encode()
    except (TypeError, ValueError, AttributeError) as fault:
        yield f"the reading cannot be printed: {type(fault).__name__}: {fault}"


def _block_faults(block: Block) -> Iterator[str]:
    key = (block.kind, hash(block.html))
    if key in _known:
        return
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    found = list(_markup_faults(block))
    if not found:
        _known.add(key)
    yield from (f"{each} in the {block.kind} {block.html[:200]!r}" for each in found)


def _markup_faults(block: Block) -> Iterator[str]:
    """Look at a block as a browser's parser does."""
    name = ELEMENTS[block.kind]
    tree = html5lib.parseFragment(f"<{name}>{block.html}</{name}>", namespaceHTMLElements=False)
    for element in tree.iter():
        if element is tree:
            continue
        yield from _element_faults(element)
    if _HIDDEN.search(html.unescape(block.html)):
        yield "a control character"


def _element_faults(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag not in ALLOWED:
        yield f"the tag {element.tag!r}"
        return
    for name, value in element.attrib.items():
        if name not in ATTRIBUTES.get(element.tag, ()):
            yield f"the attribute {name!r} of {element.tag}"
        elif name == "href" and not _ADDRESS.match(value):
            yield f"the address {value[:80]!r}"
        elif name in ("colspan", "rowspan") and not _SPAN.fullmatch(value):
            yield f"the span {value[:40]!r}"
