"""XML as feeds and sitemaps are written in it."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from wireroom.wire.events import printable


def put(parent: etree._Element, tag: str, text: str) -> etree._Element:
    """Add an element with this text, free of what XML forbids."""
    element = etree.SubElement(parent, tag)
    element.text = printable(text)
    return element


def moment(at: datetime) -> str:
    """Write an instant as RFC 3339 has it, in UTC and to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def document(root: etree._Element) -> bytes:
    """Write the document as UTF-8."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
