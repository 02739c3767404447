"""NITF 3.6: one document; pictures ride in the body as `<media>`."""

from __future__ import annotations

from wireroom.demo.adapters.markup import inline, table, tag, words
from wireroom.demo.adapters.writers.agency import (
    CREDIT,
    HEIGHT,
    MEDIA_TOPICS,
    WIDTH,
    identity,
    notes,
    place,
    provider,
    slugline,
    stamp,
)
from wireroom.demo.rules.copy import Copy, Dispatch, Part, Shot


def write(dispatch: Dispatch) -> bytes:
    """One NITF document as UTF-8 bytes."""
    attributes = {"version": "-//IPTC//DTD NITF 3.6//EN", "baselang": dispatch.copy.language}
    document = tag("nitf", _head(dispatch), _body(dispatch.copy), attributes=attributes)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'.encode()


def _head(dispatch: Dispatch) -> str:
    copy = dispatch.copy
    publication = {"date.publication": stamp(dispatch.sent)}
    return tag(
        "head",
        words("title", copy.headline),
        tag("meta", attributes={"name": "anpa-keyword", "content": slugline(copy)}),
        _subject(copy),
        _docdata(dispatch),
        tag("pubdata", attributes=publication),
    )


def _subject(copy: Copy) -> str:
    number = MEDIA_TOPICS.get(copy.section)
    if number is None:
        return ""
    subject = tag("tobject.subject", attributes={"tobject.subject.refnum": number})
    return tag("tobject", subject, attributes={"tobject.type": "news"})


def _docdata(dispatch: Dispatch) -> str:
    copy, day = dispatch.copy, dispatch.day
    status = "embargoed" if dispatch.embargo else copy.status
    held = stamp(dispatch.embargo) if dispatch.embargo else ""
    return tag(
        "docdata",
        tag("doc-id", attributes={"id-string": identity(copy, day), "regsrc": provider(copy)}),
        tag("urgency", attributes={"ed-urg": str(copy.urgency)}),
        tag("evloc", attributes={"city": place(copy)}),
        tag("date.issue", attributes={"norm": stamp(dispatch.sent)}),
        tag("date.release", attributes={"norm": held}) if held else "",
        *(tag("ed-msg", attributes={"info": note}) for note in notes(dispatch)),
        tag("du-key", attributes={"key": slugline(copy), "version": str(copy.version)}),
        tag("doc.copyright", attributes={"holder": provider(copy), "year": str(day.year)}),
        tag("key-list", *(tag("keyword", attributes={"key": topic}) for topic in copy.topics)),
        attributes={"management-status": status},
    )


def _body(copy: Copy) -> str:
    head = tag(
        "body.head",
        tag("hedline", words("hl1", copy.headline)),
        words("byline", copy.byline),
        tag("distributor", words("org", provider(copy))),
        tag("dateline", words("location", copy.dateline)) if copy.dateline else "",
        tag("abstract", words("p", copy.standfirst)) if copy.standfirst else "",
    )
    content = tag("body.content", *(_block(part) for part in copy.body), *(_media(shot) for shot in copy.pictures))
    return tag("body", head, content)


def _block(part: Part) -> str:
    if part.kind == "table":
        return table(part)
    lines = [inline(line, strong="b") for line in part.lines]
    if part.kind in {"list", "ordered-list"}:
        return tag("ul" if part.kind == "list" else "ol", *(tag("li", line) for line in lines))
    if part.kind == "quote":
        return tag("bq", tag("block", tag("p", lines[0])))
    return tag("hl2" if part.kind == "heading" else "p", lines[0])


def _media(shot: Shot) -> str:
    reference = {
        "source": shot.name,
        "mime-type": "image/jpeg",
        "width": str(WIDTH),
        "height": str(HEIGHT),
        "alternate-text": shot.alt,
    }
    return tag(
        "media",
        tag("media-reference", attributes=reference),
        words("media-caption", shot.caption),
        words("media-producer", CREDIT),
        attributes={"media-type": "image"},
    )
