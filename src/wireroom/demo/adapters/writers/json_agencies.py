"""Four agencies' own JSON: AP's Media API, Reuters Connect, dpa's digital wires, and Fingerpost's."""

from __future__ import annotations

import json
from typing import Any

from wireroom.demo.adapters.markup import tag, xhtml
from wireroom.demo.adapters.writers import nitf
from wireroom.demo.adapters.writers.agency import MEDIA_TOPICS, RIGHTS, identity, place, provider, slugline, stamp
from wireroom.demo.rules.copy import Copy, Dispatch


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _body(copy: Copy) -> str:
    return "".join(xhtml(part) for part in copy.body)


def write_ap(dispatch: Dispatch) -> bytes:
    """An answer of AP's Media API; its text is the NITF rendition, fetched already."""
    copy, line = dispatch.copy, identity(dispatch.copy, dispatch.day)
    item = {
        "uri": f"https://api.{copy.feed}.example/media/v/content/{line.rpartition(':')[2]}",
        "altids": {"itemid": line.rpartition(":")[2]},
        "version": copy.version,
        "type": "text",
        "urgency": copy.urgency,
        "language": copy.language,
        "firstcreated": stamp(dispatch.first_created),
        "versioncreated": stamp(dispatch.sent),
        "pubstatus": copy.status,
        "provider": provider(copy),
        "headline": copy.headline,
        "slugline": slugline(copy),
        "bylines": [{"by": copy.byline}],
        "located": copy.dateline,
        "usageterms": [RIGHTS],
        "subject": _topics(copy, prefix=""),
        "renditions": {"nitf": {"format": "NITF", "content": nitf.write(dispatch).decode()}},
    }
    return _json({"api_version": "2.2", "data": {"item": item}})


def write_reuters(dispatch: Dispatch) -> bytes:
    """An answer of Reuters Connect to a query for one item."""
    copy, line = dispatch.copy, identity(dispatch.copy, dispatch.day)
    inside = tag("body", _body(copy))
    item = {
        "versionedGuid": f"{line}:{copy.version}",
        "uri": line,
        "usn": copy.line,
        "version": str(copy.version),
        "type": "TEXT",
        "language": copy.language,
        "headLine": copy.headline,
        "intro": copy.standfirst,
        "slug": copy.slugline,
        "urgency": copy.urgency,
        "pubStatus": f"stat:{copy.status}",
        "firstCreated": stamp(dispatch.first_created),
        "versionCreated": stamp(dispatch.sent),
        "byLine": copy.byline,
        "dateLine": copy.dateline,
        "located": place(copy),
        "bodyXhtml": tag("html", inside, attributes={"xmlns": "http://www.w3.org/1999/xhtml"}),
        "subject": _topics(copy, prefix="medtop:"),
    }
    return _json({"data": {"item": item}})


def write_digitalwires(dispatch: Dispatch) -> bytes:
    """One entry of dpa's digital wires."""
    copy = dispatch.copy
    entry = {
        "format": "digitalwires@1.0.0",
        "type": "composite",
        "entry_id": f"{copy.line}-{copy.version}",
        "updated": stamp(dispatch.sent),
        "urn": f"urn:newsml:{copy.feed}.example:{dispatch.day:%Y%m%d}:{copy.line}",
        "version": copy.version,
        "version_created": stamp(dispatch.sent),
        "pubstatus": copy.status,
        "language": copy.language,
        "urgency": copy.urgency,
        "headline": copy.headline,
        "teaser": copy.standfirst,
        "byline": copy.byline,
        "dateline": copy.dateline,
        "article_html": tag("section", _body(copy), attributes={"class": "main"}),
        "creditline": provider(copy),
        "categories": [
            {"type": "dnltype:dpasubject", **topic} for topic in _topics(copy, prefix="medtop:", key="qcode")
        ],
    }
    return _json(entry)


def write_fingerpost(dispatch: Dispatch) -> bytes:
    """One item as Fingerpost normalises it."""
    copy = dispatch.copy
    item = {
        "uri": f"http://{copy.feed}/{copy.line}/{stamp(dispatch.sent)}/{copy.version}",
        "source-feed": copy.feed.upper(),
        "usn": copy.line,
        "version": str(copy.version),
        "status": copy.status,
        "type": "text",
        "format": "GOA-WIRES-NINJS",
        "firstVersion": stamp(dispatch.first_created),
        "versionCreated": stamp(dispatch.sent),
        "dateTimeSent": stamp(dispatch.sent),
        "slug": copy.slugline,
        "headline": copy.headline,
        "subhead": copy.standfirst,
        "byline": copy.byline,
        "priority": str(copy.urgency),
        "urgency": str(copy.urgency),
        "language": copy.language,
        "location": place(copy),
        "keywords": list(copy.topics),
        "body_text": _body(copy),
    }
    return _json(item)


def _topics(copy: Copy, *, prefix: str, key: str = "code") -> list[dict[str, str]]:
    number = MEDIA_TOPICS.get(copy.section)
    return [{key: f"{prefix}{number}", "name": copy.section}] if number else []
