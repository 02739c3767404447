"""Set lines: escaped text, safe addresses, and blocks stacked inside a cell."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.lines import clean
from wireroom.wire.rules.item import Block

_SPACE = re.compile(r"[ \t\r\n\f]+")
_EMPTY = re.compile(r"<(a|em|strong|sub|sup|q|code|s)(?: [^<>]*)?>(\s*)</\1>")
_ADDRESS = re.compile(r"(?:https?://[^/?#\s]|mailto:\S)", re.IGNORECASE)
_LONGEST_ADDRESS = 2000


def escaped(text: str) -> str:
    """Text as it may stand between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def safe_address(href: str | None) -> str | None:
    """The address of a link, ready to stand in an attribute; None if it is not one a reader may be sent to."""
    address = _SPACE.sub("", clean(href or ""))
    if len(address) > _LONGEST_ADDRESS or not _ADDRESS.match(address):
        return None
    return escaped(address).replace('"', "%22").replace("'", "%27")


def spans(cell: Element) -> str:
    """The colspan and rowspan of a cell, if they are small numbers."""
    if not cell.attrib:
        return ""
    found = ((name, cell.get(name) or "") for name in ("colspan", "rowspan"))
    return "".join(f' {name}="{value}"' for name, value in found if re.fullmatch(r"[1-9]\d?", value))


def stacked(blocks: list[Block]) -> str:
    """Blocks one under the other, as they stand in a list item or a table cell."""
    html = ""
    for block in blocks:
        if block.kind in ("list", "ordered-list"):
            tag = "ul" if block.kind == "list" else "ol"
            html += f"<{tag}>{block.html}</{tag}>"
        else:
            html += ("<br>" if html and not html.endswith(("</ul>", "</ol>")) else "") + _flat(block)
    return html


def _flat(block: Block) -> str:
    if block.kind != "table":
        return block.html
    return re.sub(r"</?t[rdh][^<>]*>", " ", block.html).strip()


def tidy(line: str) -> str:
    """A set line without outer breaks, empty tags and double spaces."""
    line = _without_outer_breaks(single_spaced(line))
    while "></" in line and (shorter := _EMPTY.sub(r"\2", line)) != line:
        line = _without_outer_breaks(shorter)
    return line.replace(" <br>", "<br>").replace("<br> ", "<br>")


def single_spaced(text: str) -> str:
    """Text with every run of spaces and line ends as one space; a no-break space stays."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        return _SPACE.sub(" ", text)
    return text


def _without_outer_breaks(line: str) -> str:
    line = line.strip()
    while line.startswith("<br>"):
        line = line[4:].lstrip()
    while line.endswith("<br>"):
        line = line[:-4].rstrip()
    return line
