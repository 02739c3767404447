"""NewsML-G2: a newsMessage with the story and, where it has any, its pictures as items of their own."""

from __future__ import annotations

from wireroom.demo.adapters.markup import tag, words, xhtml
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

_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_CATALOGUE = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"
_ITEM = "application/vnd.iptc.g2.newsitem+xml"


def write(dispatch: Dispatch) -> bytes:
    """One newsMessage as UTF-8 bytes."""
    items = [_story(dispatch), *(_picture(dispatch, shot) for shot in dispatch.copy.pictures)]
    message = tag("newsMessage", _header(dispatch), tag("itemSet", *items), attributes={"xmlns": _NAMESPACE})
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{message}\n'.encode()


def _header(dispatch: Dispatch) -> str:
    copy = dispatch.copy
    return tag(
        "header",
        words("sent", stamp(dispatch.sent)),
        words("sender", f"{copy.feed}.example"),
        words("transmitId", f"{copy.name}-{copy.version}"),
        words("priority", str(copy.urgency)),
    )


def _news_item(copy: Copy, guid: str, *inside: str) -> str:
    attributes = {
        "guid": guid,
        "version": str(copy.version),
        "standard": "NewsML-G2",
        "standardversion": "2.34",
        "conformance": "power",
        "xml:lang": copy.language,
    }
    rights = tag("rightsInfo", words("copyrightNotice", f"{provider(copy)}, invented"), words("usageTerms", RIGHTS))
    return tag("newsItem", tag("catalogRef", attributes={"href": _CATALOGUE}), rights, *inside, attributes=attributes)


def _story(dispatch: Dispatch) -> str:
    copy = dispatch.copy
    guid = identity(copy, dispatch.day)
    return _news_item(copy, guid, _item_meta(dispatch, "text"), _content_meta(copy), _content_set(copy))


def _item_meta(dispatch: Dispatch, kind: str) -> str:
    copy = dispatch.copy
    return tag(
        "itemMeta",
        tag("itemClass", attributes={"qcode": f"ninat:{kind}"}),
        tag("provider", words("name", provider(copy)), attributes={"qcode": f"nprov:{provider(copy)}"}),
        words("versionCreated", stamp(dispatch.sent)),
        words("firstCreated", stamp(dispatch.first_created)),
        words("embargoed", stamp(dispatch.embargo)) if dispatch.embargo else "",
        tag("pubStatus", attributes={"qcode": f"stat:{copy.status}"}),
        *_ed_notes(dispatch),
        tag("signal", attributes={"qcode": copy.signal}) if copy.signal else "",
        *(_links(dispatch) if kind == "text" else ()),
    )


def _ed_notes(dispatch: Dispatch) -> tuple[str, ...]:
    public = {"role": "hlynote:correction", "pubconstraint": "hlyconstraint:public"}
    private = {"role": "hlynote:editors", "pubconstraint": "hlyconstraint:nonpublic"}
    return (
        words("edNote", dispatch.copy.public_note, public),
        *(words("edNote", note, private) for note in notes(dispatch)),
    )


def _links(dispatch: Dispatch) -> tuple[str, ...]:
    copy, day = dispatch.copy, dispatch.day
    ties: list[dict[str, str]] = []
    if copy.version > 1:
        previous = {"residref": identity(copy, day), "version": str(copy.version - 1)}
        ties.append({"rel": "irel:previousVersion", **previous, "contenttype": _ITEM})
    if copy.follows:
        ties.append({"rel": "irel:evolvedFrom", "residref": identity(copy, day, copy.follows), "contenttype": _ITEM})
    return tuple(tag("link", attributes=tie) for tie in ties)


def _content_meta(copy: Copy) -> str:
    return tag(
        "contentMeta",
        words("urgency", str(copy.urgency)),
        tag("located", words("name", place(copy)), attributes={"type": "cptype:city"}) if copy.dateline else "",
        tag("language", attributes={"tag": copy.language}),
        *_subjects(copy),
        *(words("keyword", topic) for topic in copy.topics),
        words("slugline", slugline(copy)),
        words("headline", copy.headline),
        words("dateline", copy.dateline),
        words("by", copy.byline),
        words("description", copy.standfirst, {"role": "drol:summary"}),
    )


def _subjects(copy: Copy) -> list[str]:
    number = MEDIA_TOPICS.get(copy.section)
    division = [_subject(f"medtop:{number}", "")] if number else []
    return division + [_subject(f"hlytopic:{code(topic)}", topic) for topic in copy.topics]


def _subject(qcode: str, name: str) -> str:
    return tag("subject", words("name", name), attributes={"type": "cpnat:abstract", "qcode": qcode})


def _content_set(copy: Copy) -> str:
    if not copy.body:
        return ""
    page = tag(
        "html",
        tag("head", words("title", copy.headline)),
        tag("body", *(xhtml(part) for part in copy.body)),
        attributes={"xmlns": "http://www.w3.org/1999/xhtml"},
    )
    return tag("contentSet", tag("inlineXML", page, attributes={"contenttype": "application/xhtml+xml"}))


def _picture(dispatch: Dispatch, shot: Shot) -> str:
    copy = dispatch.copy
    guid = identity(copy, dispatch.day, f"picture:{shot.name.removesuffix('.jpg')}")
    return _news_item(copy, guid, _item_meta(dispatch, "picture"), _picture_meta(copy, shot), _remote(shot))


def _picture_meta(copy: Copy, shot: Shot) -> str:
    return tag(
        "contentMeta",
        tag("located", words("name", place(copy)), attributes={"type": "cptype:city"}),
        words("creditline", CREDIT),
        words("slugline", copy.slugline),
        words("headline", copy.headline),
        words("dateline", copy.dateline),
        words("description", shot.caption, {"role": "drol:caption"}),
        words("description", shot.alt, {"role": "drol:altText"}),
    )


def _remote(shot: Shot) -> str:
    size = {"width": str(WIDTH), "height": str(HEIGHT)}
    attributes = {"rendition": "rnd:highRes", "href": shot.name, "contenttype": "image/jpeg", **size}
    return tag("contentSet", tag("remoteContent", attributes=attributes))
