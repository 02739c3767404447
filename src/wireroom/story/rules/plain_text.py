"""Outside text made fit to print: no control, direction or invisible characters, no stray white space."""

from __future__ import annotations

import html
import re

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
BETWEEN_PARTS = re.compile(r"</(?:li|tr|p|h3)>|<br[^>]*>", re.IGNORECASE)
BETWEEN_CELLS = re.compile(r"</t[dh]>|</time>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


def plain(text: str | None) -> str:
    """One line of text: what cannot be seen is taken out, runs of white space become one space."""
    return " ".join(UNPRINTABLE.sub("", text or "").split())


def text_of(markup: str) -> str:
    """The text of sanitised markup: a line for each list item and table row, a tab between cells."""
    lines = BETWEEN_CELLS.sub("\t", BETWEEN_PARTS.sub("\n", markup))
    return html.unescape(TAG.sub("", lines)).strip()


def shortened(text: str, *, limit: int) -> str:
    """The text, cut between words and marked with an ellipsis where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.–—-") + "…"
