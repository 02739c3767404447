"""RSS 2.0: a channel with the one story that is new in it."""

from __future__ import annotations

from email.utils import format_datetime

from wireroom.demo.adapters.markup import tag, words, xhtml
from wireroom.demo.adapters.writers.agency import identity, provider
from wireroom.demo.rules.copy import Dispatch

_NAMESPACES = {
    "version": "2.0",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def write(dispatch: Dispatch) -> bytes:
    """One RSS file as UTF-8 bytes."""
    copy = dispatch.copy
    channel = tag(
        "channel",
        words("title", f"{provider(copy)}: latest"),
        words("link", f"https://{copy.feed}.example/"),
        words("description", f"The latest invented story of {provider(copy)}"),
        words("language", copy.language),
        _item(dispatch),
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tag("rss", channel, attributes=_NAMESPACES)}\n'.encode()


def _item(dispatch: Dispatch) -> str:
    copy = dispatch.copy
    return tag(
        "item",
        words("title", copy.headline),
        words("link", f"https://{copy.feed}.example/{copy.line}"),
        words("guid", identity(copy, dispatch.day), {"isPermaLink": "false"}),
        words("pubDate", format_datetime(dispatch.sent)),
        words("dc:creator", copy.byline),
        *(words("category", topic) for topic in copy.topics),
        words("description", copy.standfirst),
        words("content:encoded", "".join(xhtml(part) for part in copy.body)),
    )
