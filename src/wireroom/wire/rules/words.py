"""The words of an item, without its markup."""

from __future__ import annotations

import html
import re

from wireroom.wire.rules.item import WireItem

_BREAK = re.compile(r"</?(?:p|li|tr|td|th|br|div|caption|time|h[1-6])\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def plain_words(markup: str) -> str:
    """The text of sanitised markup, on one line."""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", markup))).split())


def body_words(item: WireItem) -> str:
    """The item's text as one line: standfirst, body and captions."""
    parts = [item.standfirst or "", *(block.html for block in item.body)]
    captions = [picture.caption or "" for picture in item.pictures]
    return " ".join(filter(None, (*map(plain_words, parts), *captions)))
