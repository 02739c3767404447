"""Angle brackets for the writers: tags and the inline marks of a manuscript, always escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from wireroom.demo.rules.copy import Part

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_STRESSED = re.compile(r"\*(.+?)\*")


def tag(name: str, *inside: str, attributes: Mapping[str, str] | None = None) -> str:
    """One element. What is `inside` is markup already; attribute values are escaped here."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in (attributes or {}).items())
    content = "".join(inside)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def words(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    """One element around plain text; nothing at all when the text is empty."""
    return tag(name, escape(text, quote=False), attributes=attributes) if text else ""


def inline(text: str, *, strong: str = "strong") -> str:
    """A manuscript's line as markup: `*word*` becomes `<em>`, `**word**` becomes `<strong>` (NITF: `<b>`)."""
    escaped = escape(text, quote=False)
    return _STRESSED.sub(r"<em>\1</em>", _STRONG.sub(rf"<{strong}>\1</{strong}>", escaped))


def xhtml(part: Part) -> str:
    """One block as XHTML, for NewsML-G2, ninjs and RSS."""
    if part.kind == "table":
        return table(part)
    if part.kind in {"list", "ordered-list"}:
        return tag("ul" if part.kind == "list" else "ol", *(tag("li", inline(line)) for line in part.lines))
    if part.kind == "quote":
        return tag("blockquote", tag("p", inline(part.lines[0])))
    return tag("h2" if part.kind == "heading" else "p", inline(part.lines[0]))


def table(part: Part) -> str:
    """A table: the first line is its head."""
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in part.lines)
    return tag(
        "table",
        tag("tr", *(tag("th", inline(cell)) for cell in head)),
        *(tag("tr", *(tag("td", inline(cell)) for cell in row)) for row in rows),
    )
