"""NewsML 1.2: a NewsItem whose one NewsComponent holds lines, metadata and the copy as XHTML."""

from __future__ import annotations

from datetime import datetime

from wireroom.demo.adapters.markup import tag, words, xhtml
from wireroom.demo.adapters.writers.agency import MEDIA_TOPICS, RIGHTS, identity, place, provider, slugline
from wireroom.demo.rules.copy import Copy, Dispatch


def write(dispatch: Dispatch) -> bytes:
    """One NewsML document as UTF-8 bytes."""
    copy = dispatch.copy
    item = tag("NewsItem", _identification(dispatch), _management(dispatch), _component(copy))
    envelope = tag("NewsEnvelope", words("DateAndTime", _stamp(dispatch.sent)))
    whole = tag("NewsML", envelope, item, attributes={"Version": "1.2", "xml:lang": copy.language})
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'.encode()


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S%z}"


def _formal(name: str, value: str) -> str:
    return tag(name, attributes={"FormalName": value})


def _identification(dispatch: Dispatch) -> str:
    copy = dispatch.copy
    line = identity(copy, dispatch.day)
    revision = {"PreviousRevision": str(copy.version - 1), "Update": "N"}
    newsml = f"urn:newsml:{copy.feed}.example:{dispatch.day:%Y%m%d}:{line.rpartition(':')[2]}:{copy.version}"
    identifier = tag(
        "NewsIdentifier",
        words("ProviderId", f"{copy.feed}.example"),
        words("DateId", f"{dispatch.day:%Y%m%d}"),
        words("NewsItemId", line.rpartition(":")[2]),
        words("RevisionId", str(copy.version), revision),
        words("PublicIdentifier", newsml),
    )
    return tag("Identification", identifier)


def _management(dispatch: Dispatch) -> str:
    copy = dispatch.copy
    return tag(
        "NewsManagement",
        _formal("NewsItemType", "News"),
        words("FirstCreated", _stamp(dispatch.first_created)),
        words("ThisRevisionCreated", _stamp(dispatch.sent)),
        _formal("Status", copy.status.title()),
        _formal("Urgency", str(copy.urgency)),
    )


def _component(copy: Copy) -> str:
    lines = tag(
        "NewsLines",
        words("HeadLine", copy.headline),
        words("SubHeadLine", copy.standfirst),
        words("ByLine", copy.byline),
        words("DateLine", copy.dateline),
        words("SlugLine", slugline(copy)),
        words("CopyrightLine", f"{provider(copy)}. {RIGHTS}"),
    )
    body = tag("body", *(xhtml(part) for part in copy.body))
    html = tag("html", body, attributes={"xmlns": "http://www.w3.org/1999/xhtml"})
    content = tag("ContentItem", _formal("MediaType", "Text"), tag("DataContent", html))
    return tag("NewsComponent", _formal("Role", "Main"), lines, _described(copy), content)


def _described(copy: Copy) -> str:
    number = MEDIA_TOPICS.get(copy.section)
    subject = tag("SubjectCode", _formal("Subject", number)) if number else ""
    city = tag("Property", attributes={"FormalName": "City", "Value": place(copy)})
    return tag("DescriptiveMetadata", _formal("Language", copy.language), subject, tag("Location", city))
