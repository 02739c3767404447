"""The one allow-list: which markup a block of copy may hold, whoever wrote it and wherever it goes.

The readers write only tags from this list. What came another way, through an editor's browser or out of the
database, is cut to it again wherever it leaves: on the desk, on the page, in the feeds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import nh3

from wireroom.wire.rules.item import Block, BlockKind

INLINE_TAGS = frozenset(
    ["a", "abbr", "b", "br", "cite", "code", "em", "i", "mark", "q", "s", "small", "strong", "sub", "sup", "u"]
)
ADDRESS_SCHEMES = frozenset({"http", "https", "mailto"})
_LIST_TAGS = INLINE_TAGS | {"li", "ul", "ol"}
_ROW_TAGS = _LIST_TAGS | {"table", "caption", "thead", "tfoot", "tr", "th", "td"}
_LINK_TAGS = frozenset({"li", "a"})
_TAGS: dict[BlockKind, frozenset[str]] = {
    "list": _LIST_TAGS,
    "ordered-list": _LIST_TAGS,
    "table": _ROW_TAGS,
    "picture": frozenset({"a"}),
    "gallery": _LINK_TAGS,
    "embed": frozenset({"a"}),
    "fact-box": _LIST_TAGS | {"h3", "p"},
    "timeline": INLINE_TAGS | {"li", "time"},
    "key-points": INLINE_TAGS | {"li"},
    "related": _LINK_TAGS,
    "live-post": _LIST_TAGS | {"h3", "p", "blockquote", "time"},
}
_ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "time": {"datetime"}}
_REMEMBERED = 4096
# XML 1.0 (fifth edition), 2.2 Char; U+007F to U+009F are allowed but discouraged there and invisible everywhere.
_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# UAX #9: embeddings, overrides and isolates reach beyond the text that brings them; the marks (LRM, RLM, ALM) do not.
_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNPRINTABLE = re.compile(f"[{_ILLEGAL}{_TURNING}]")


def printable(text: str) -> str:
    """Take out control characters that XML forbids and bidirectional controls that outlast their text."""
    return _UNPRINTABLE.sub("", text)


@lru_cache(maxsize=_REMEMBERED)
def sanitised(block: Block) -> str:
    """The block's markup, cut to the allowed tags, attributes and addresses, and printable.

    What is set by our own readers comes back as it was. References such as `&#x202e;` become signs only while the
    markup is read; taking such a sign out of an address may make another one of it, so that is looked at again.
    """
    safe = _cut(block.kind, printable(block.html))
    again = printable(safe)
    return safe if again == safe else _cut(block.kind, again)


def _cut(kind: BlockKind, html: str) -> str:
    """Rows are read inside a table: alone they would be no rows to a browser's parser, nor to this one."""
    if kind == "table":
        safe = _cleaner(kind).clean(f"<table>{html}</table>").replace("<table>", "").replace("</table>", "")
    else:
        safe = _cleaner(kind).clean(html)
    return safe.replace("&nbsp;", "\N{NO-BREAK SPACE}")


@cache
def _cleaner(kind: BlockKind) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS.get(kind, INLINE_TAGS)),
        attributes=_ATTRIBUTES,
        url_schemes=set(ADDRESS_SCHEMES),
        link_rel=None,
    )
