"""ninjs 3: camelCase JSON, arrays for whatever may come in several forms."""

from __future__ import annotations

import json
from typing import Any

from wireroom.demo.adapters.markup import xhtml
from wireroom.demo.adapters.writers.agency import (
    CREDIT,
    HEIGHT,
    MEDIA_TOPICS,
    RIGHTS,
    WIDTH,
    code,
    identity,
    notes,
    place,
    provider,
    slugline,
    stamp,
)
from wireroom.demo.rules.copy import Copy, Dispatch, Shot

_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


def write(dispatch: Dispatch) -> bytes:
    """One ninjs 3 object as UTF-8 bytes."""
    return json.dumps(story(dispatch), ensure_ascii=False, indent=1).encode()


def story(dispatch: Dispatch) -> dict[str, Any]:
    """The story as a ninjs 3 object; empty properties are left out."""
    copy = dispatch.copy
    whole = {**_envelope(dispatch), **_content(copy), "associations": [_picture(dispatch, s) for s in copy.pictures]}
    return {key: value for key, value in whole.items() if value}


def _envelope(dispatch: Dispatch) -> dict[str, Any]:
    copy = dispatch.copy
    return {
        "standard": {"name": "ninjs", "version": "3.0"},
        "uri": identity(copy, dispatch.day),
        "type": "text",
        "version": str(copy.version),
        "firstCreated": stamp(dispatch.first_created),
        "versionCreated": stamp(dispatch.sent),
        "embargoed": stamp(dispatch.embargo) if dispatch.embargo else "",
        "pubStatus": copy.status,
        "urgency": copy.urgency,
        "edNote": " ".join(notes(dispatch)),
        "language": copy.language,
        "copyrightHolder": provider(copy),
        "usageTerms": RIGHTS,
    }


def _content(copy: Copy) -> dict[str, Any]:
    return {
        "headlines": [{"role": "main", "value": copy.headline}],
        "descriptions": _text("summary", copy.standfirst, "text/plain"),
        "bodies": _text("main", "".join(xhtml(part) for part in copy.body), "application/xhtml+xml"),
        "by": copy.byline,
        "dateline": copy.dateline,
        "located": place(copy),
        "slugline": slugline(copy),
        "subjects": _subjects(copy),
        "keywords": list(copy.topics),
    }


def _text(role: str, value: str, content_type: str) -> list[dict[str, str]]:
    return [{"role": role, "contentType": content_type, "value": value}] if value else []


def _subjects(copy: Copy) -> list[dict[str, str]]:
    number = MEDIA_TOPICS.get(copy.section)
    division = [{"uri": f"{_TOPICS}{number}", "literal": f"medtop:{number}"}] if number else []
    return division + [{"name": topic, "literal": f"hlytopic:{code(topic)}"} for topic in copy.topics]


def _picture(dispatch: Dispatch, shot: Shot) -> dict[str, Any]:
    guid = identity(dispatch.copy, dispatch.day, f"picture:{shot.name.removesuffix('.jpg')}")
    rendition = {"name": "main", "href": shot.name, "contentType": "image/jpeg", "width": WIDTH, "height": HEIGHT}
    return {
        "name": f"picture-{shot.name.removesuffix('.jpg')}",
        "uri": guid,
        "type": "picture",
        "version": "1",
        "versionCreated": stamp(dispatch.sent),
        "headlines": [{"role": "main", "value": dispatch.copy.headline}],
        "descriptions": [
            {"role": "caption", "contentType": "text/plain", "value": shot.caption},
            {"role": "alttext", "contentType": "text/plain", "value": shot.alt},
        ],
        "by": "Halyard drawing office",
        "creditLine": CREDIT,
        "renditions": [rendition],
    }
