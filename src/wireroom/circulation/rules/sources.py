"""Where a reader came from: one word for it. The address that told it is not kept."""

from __future__ import annotations

from typing import Literal, get_args

Source = Literal["alert", "newsletter", "site", "search", "social", "direct", "elsewhere"]
SOURCES: tuple[Source, ...] = get_args(Source)
SEARCH = frozenset(
    {"google", "bing", "duckduckgo", "yahoo", "ecosia", "qwant", "startpage", "baidu", "yandex", "brave"}
)
SOCIAL = frozenset(
    {
        "facebook", "fb", "instagram", "threads", "twitter", "x", "t", "bsky", "reddit", "linkedin", "lnkd",
        "youtube", "tiktok", "pinterest", "whatsapp", "telegram", "mastodon", "ycombinator",
    }
)  # fmt: skip
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov"})


def source_of(*, host: str, via: str, own_host: str) -> Source:
    """Tell where a reader came from: by the mark in the link an alert or a newsletter carried, else by the host.

    `host` is the referring page's, empty where the browser gave none; a service is known by its name's last label but
    the public suffix, so `news.google.co.uk` is a search engine and `t.co` a social network.
    """
    if via == "alert":
        return "alert"
    if via == "newsletter":
        return "newsletter"
    host = host.lower().strip(".")
    if not host:
        return "direct"
    if host == own_host.lower():
        return "site"
    name = _name(host)
    if name in SEARCH:
        return "search"
    return "social" if name in SOCIAL else "elsewhere"


def _name(host: str) -> str:
    """The label a service is known by: `google` of `news.google.co.uk`."""
    labels = host.split(":", maxsplit=1)[0].split(".")
    if len(labels) > 2 and labels[-2] in SECOND_LEVEL:
        return labels[-3]
    return labels[-2] if len(labels) > 1 else labels[0]
