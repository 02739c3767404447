"""Controlled values of NewsML-G2: as QCode (`stat:usable`), as URI, or as a literal."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.rules.item import Status

STATUSES: dict[str, Status] = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "embargoed": "embargoed",
}
_SIGNAL = re.compile(r"https?://cv\.iptc\.org/newscodes/signal/(\w+)/?")


def local_part(element: Element | None, name: str = "qcode") -> str:
    """The code itself without its scheme: lower case for values, verbatim for relations and roles."""
    if element is None:
        return ""
    if name != "qcode":
        return _after_scheme(element.get(name) or element.get(f"{name}uri") or "")
    return _after_scheme(element.get("qcode") or element.get("uri") or element.get("literal") or "").lower()


def _after_scheme(value: str) -> str:
    return re.split(r"[:/#]", value.strip().rstrip("/"))[-1]


def code_of(element: Element) -> str | None:
    """The code as printed: QCode, else URI, an IPTC signal's URI being written as its QCode."""
    code = line(element.get("qcode") or element.get("uri"))
    found = _SIGNAL.fullmatch(code) if code else None
    return f"sig:{found[1]}" if found else code
