"""Text that may be printed: without the signs that break XML or turn a line of type round."""

from __future__ import annotations

import html
import re

from wireroom.wire.events import Block

# XML 1.0 (fifth edition), 2.2 Char; U+007F to U+009F are allowed but discouraged there and invisible everywhere.
_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# UAX #9: embeddings, overrides and isolates reach beyond the text that brings them; the marks (LRM, RLM, ALM) do not.
_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNPRINTABLE = re.compile(f"[{_ILLEGAL}{_TURNING}]")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_TAGS = {
    "paragraph": ("<p>", "</p>"),
    "heading": ("<h2>", "</h2>"),
    "quote": ("<blockquote>", "</blockquote>"),
    "list": ("<ul>", "</ul>"),
    "ordered-list": ("<ol>", "</ol>"),
    "table": ("<table>", "</table>"),
    "preformatted": ("<pre>", "</pre>"),
}


def clean(text: str) -> str:
    """Take out control characters that XML forbids and bidirectional controls that outlast their text."""
    return _UNPRINTABLE.sub("", text)


def plain(markup: str) -> str:
    """Give the words of a piece of markup, on one line."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", clean(markup)))).strip()


def block_words(block: Block) -> str:
    """Give the words of a block of copy; inline tags leave no gap between letters."""
    gap = " " if block.kind in {"list", "ordered-list", "table"} else ""
    return _SPACE.sub(" ", clean(html.unescape(_TAG.sub(gap, block.html)))).strip()


def block_markup(block: Block) -> str:
    """Give a block with its element round it, as feeds carry it."""
    before, after = _TAGS[block.kind]
    return f"{before}{clean(block.html)}{after}"


def direction(language: str) -> str:
    """Say which way a language is written: "ltr" or "rtl"."""
    primary, _, rest = language.lower().partition("-")
    return "rtl" if primary in _RIGHT_TO_LEFT and "latn" not in rest else "ltr"


def shorten(text: str, length: int) -> str:
    """Cut at a word's end so that no more than `length` signs are left, the ellipsis included."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
