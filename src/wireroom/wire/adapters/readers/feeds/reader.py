"""RSS and Atom, by feedparser: given bytes, never an address, and nothing of its output trusted."""

from __future__ import annotations

import io
import re
from datetime import tzinfo
from typing import Any

import feedparser  # type: ignore[import-untyped]  # it ships no types

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.feeds.pictures import read_pictures
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.body import Body, body_of_html, body_of_text, text_of_html
from wireroom.wire.adapters.readers.parts.body_pictures import beside
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.identity import stable_id
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.parts.safe_xml import check_size
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Moment, Reading, WireItem

_ROOTS = {"rss": "rss", "RDF": "rss", "feed": "atom"}
_HALF_SIGN = re.compile(
    rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));", re.IGNORECASE
)
"""The number of half a sign (U+D800 to U+DFFF), which no text can hold."""
_ENDS = (b"rss>", b"RDF>", b"feed>")
Entry = Any


def recognise(delivery: Delivery) -> str | None:
    """Know a feed by its root element."""
    return _ROOTS.get(delivery.root)


def read_feed(delivery: Delivery) -> Reading:
    """Read every entry; a bad one is refused by itself, and so is the last one of a feed that was cut off."""
    check_size(delivery.data)
    name = recognise(delivery) or "rss"
    found = _parsed(_HALF_SIGN.sub(b"", delivery.data), name)
    if found.bozo:
        delivery.suspicions.append(f"The feed is not well-formed: {_fault(found)}")
    if not found.entries and found.bozo:
        reason = f"The feed has no entries; it is broken ({_fault(found)}). Ask the sender to put it right."
        raise UnreadableError(reason, format=name)
    cut = found.bozo and not delivery.data.rstrip()[-8:].endswith(_ENDS)
    items, refusals = read_each(
        enumerate(found.entries),
        lambda each: _entry(each[1], found.feed, name, delivery.zone, cut and each[0] == len(found.entries) - 1),
    )
    return Reading(format=name, items=items, refusals=refusals)


def _parsed(data: bytes, name: str) -> Any:
    """What feedparser finds. It raises for some broken names and numbers: then the feed is refused."""
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as fault:
        told = " ".join(str(fault).split())[:200]
        reason = f"The feed is broken beyond reading ({told}). Ask the sender to put it right."
        raise UnreadableError(reason, format=name) from fault


def _fault(found: Any) -> str:
    return " ".join(str(found.get("bozo_exception") or "unknown fault").split())[:200]


def _entry(entry: Entry, feed: Entry, name: str, zone: tzinfo, cut: bool) -> WireItem:  # noqa: FBT001 - of one caller
    if cut:
        reason = (
            "The feed was cut off in its last entry, which may be incomplete. It is read when the feed is whole again."
        )
        raise UnreadableError(reason)
    headline = text_of_html(entry.get("title"))
    body, summary = _body(entry)
    if not headline and not body.blocks:
        reason = "The entry has neither title nor text. Ask the sender what it was meant to be."
        raise UnreadableError(reason)
    guid = line(dict.get(entry, "id"))
    published, updated = _dates(entry, zone)
    return WireItem(
        format=name,
        kind="text",
        guid=guid,
        stable_id=stable_id(guid or line(entry.get("link"))),
        headline=headline,
        standfirst=summary,
        byline=_byline(entry),
        provider_name=text_of_html(feed.get("title")),
        first_created=published or updated,
        version_created=updated or published,
        language=line(_language(entry) or feed.get("language")),
        keywords=tuple(term for each in entry.get("tags", ()) if (term := line(each.get("term")))),
        usage_terms=text_of_html(dict.get(entry, "rights")),
        copyright=text_of_html(dict.get(feed, "rights")),
        body=body.blocks,
        pictures=beside(read_pictures(entry), body.pictures),
        suspicions=body.suspicions,
    )


def _body(entry: Entry) -> tuple[Body, str | None]:
    """The full content, and the summary if it is not the same; without content, the summary is the body."""
    contents = [each for each in entry.get("content", ()) if each.get("value", "").strip()]
    summary = dict.get(entry, "summary") or ""
    if not contents:
        return _set(summary, (entry.get("summary_detail") or {}).get("type", "")), None
    best = next((each for each in contents if "html" in each.get("type", "")), contents[0])
    standfirst = text_of_html(summary) if summary and summary != best["value"] else None
    return _set(best["value"], best.get("type", "")), standfirst


def _set(text: str, mime: str) -> Body:
    """Set HTML as such; plain text parts at blank lines only, since feeds wrap their lines."""
    if mime != "text/plain":
        return body_of_html(text)
    return body_of_text("\n\n".join(" ".join(part.split()) for part in text.split("\n\n")))


def _language(entry: Entry) -> str | None:
    """The language of the entry's own text, by its xml:lang or the one around it."""
    details = (*entry.get("content", ()), entry.get("title_detail") or {})
    return next((tag for each in details if (tag := each.get("language"))), None)


def _dates(entry: Entry, zone: tzinfo) -> tuple[Moment | None, Moment | None]:
    published = dict.get(entry, "published") or dict.get(entry, "created")
    return moment(published, zone), moment(dict.get(entry, "updated"), zone)


def _byline(entry: Entry) -> str | None:
    """The authors' names; an address alone is private and no byline."""
    names = [line((each or {}).get("name")) for each in entry.get("authors", ())] or [line(entry.get("author"))]
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name)) or None
