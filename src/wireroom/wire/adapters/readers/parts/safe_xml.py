"""XML from outside: no entity is fetched, none multiplies, and what is too big or too deep is refused early."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.unreadable import UnreadableError

MOST_TAGS = 600_000
MOST_ATTRIBUTES = 600_000
_PARSER = etree.XMLParser(
    encoding="utf-8",
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_NUMBERED = re.compile(rb"&#(?:x0*(?:[0-8bcBC]|1[0-9a-fA-F]|0e|0f)|0*(?:[0-8]|1[124-9]|2\d|3[01]));")
_XML_NAMES = {b"amp", b"lt", b"gt", b"quot", b"apos"}


def parse_xml(data: bytes, suspicions: list[str] | None = None) -> Element:
    """The root element of UTF-8 bytes, whatever encoding their declaration claims.

    A DOCTYPE alone is harmless: its DTD is not loaded. Letters it would have named (`&eacute;`) are resolved by
    their HTML names. Raises UnreadableError.
    """
    check_size(data)
    doctype = b"<!DOCTYPE" in data[:100_000]
    if doctype and b"<!ENTITY" not in data:
        data = _NAMED.sub(_by_number, data)
    try:
        root = _parsed(data)
    except etree.XMLSyntaxError as fault:
        root = _mended(data, fault, [] if suspicions is None else suspicions)
    if doctype:
        _resolve_entities(root)
    return root


def check_size(data: bytes) -> None:
    """Refuse what would fill the memory once parsed. Raises UnreadableError."""
    if data.count(b"<") > MOST_TAGS or data.count(b"=") > MOST_ATTRIBUTES:
        reason = (
            f"The file has more than {MOST_TAGS:,} tags or attributes; no news copy has. Ask the agency to split it."
        )
        raise UnreadableError(reason)


def _parsed(data: bytes) -> Element:
    root = etree.fromstring(data, _PARSER)
    if root is None:
        reason = "The file has no XML element in it. Ask the agency to send it again."
        raise UnreadableError(reason)
    return root


def _mended(data: bytes, fault: etree.XMLSyntaxError, suspicions: list[str]) -> Element:
    """Try once more with undeclared letter names and forbidden character numbers put right."""
    mended = _NUMBERED.sub(b"", _NAMED.sub(_by_number, data))
    if mended == data or b"<!ENTITY" in data:
        raise _unreadable(fault) from fault
    try:
        root = _parsed(mended)
    except etree.XMLSyntaxError as again:
        raise _unreadable(again) from again
    suspicions.append(f"The XML is not well-formed ({_told(fault)}); undeclared character names were put right.")
    return root


def _by_number(found: re.Match[bytes]) -> bytes:
    letters = None if found[1] in _XML_NAMES else html5.get(f"{found[1].decode()};")
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() if letters else found[0]


def _unreadable(fault: etree.XMLSyntaxError) -> UnreadableError:
    if "Excessive depth" in str(fault):
        return UnreadableError(
            "The XML is nested more than 256 levels deep; no news copy is. Ask the agency what it is."
        )
    if "amplification" in str(fault) or "Resource limit" in str(fault) or "too long" in str(fault):
        return UnreadableError(
            f"The XML would swell beyond all measure ({_told(fault)}): it may be an attack. Look at it."
        )
    return UnreadableError(
        f"The XML is not well-formed: {_told(fault)}. The file may have been cut off; ask the agency to send it again."
    )


def _told(fault: etree.XMLSyntaxError) -> str:
    return " ".join((fault.msg or "unknown fault").split())[:200]


def _resolve_entities(root: Element) -> None:
    """Put letters in the place of entity references; an unknown name stays as it was written."""
    declared = _declared(root)
    for entity in list(root.iter(etree.Entity)):
        name = (entity.text or "")[1:-1]
        _replace(entity, declared.get(name) or html5.get(f"{name};") or f"&{name};")


def _declared(root: Element) -> dict[str, str]:
    dtd: Any = root.getroottree().docinfo.internalDTD
    entities = dtd.iterentities() if dtd is not None else ()
    return {each.name: each.content for each in entities if each.content and not set(each.content) & {"<", "&", "%"}}


def _replace(entity: Element, letters: str) -> None:
    parent, before = entity.getparent(), entity.getprevious()
    letters += entity.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + letters
    else:
        parent.text = (parent.text or "") + letters
    parent.remove(entity)
