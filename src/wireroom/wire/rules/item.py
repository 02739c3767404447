"""A wire item: what one agency said once, read from its bytes and never edited afterwards.

Every reader in `wire.adapters.readers` ends here, so that the rest of the newsroom sees one shape
whatever the agency sends. Values the file does not give are None or empty; effective defaults
(`effective_status`) are asked for by name, never filled in silently.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Kind = Literal["text", "picture", "video", "composite", "event", "not-news"]
Status = Literal["usable", "withheld", "canceled", "embargoed"]
BlockKind = Literal[
    "paragraph",
    "heading",
    "quote",
    "list",
    "ordered-list",
    "table",
    "preformatted",
    "picture",
    "gallery",
    "embed",
    "fact-box",
    "timeline",
    "key-points",
    "related",
    "live-post",
]
"""Agencies' copy has the first seven; the others are a newsroom's own (`story.rules.own_blocks`)."""
ELEMENTS: dict[BlockKind, str] = {
    "paragraph": "p",
    "heading": "h2",
    "quote": "blockquote",
    "list": "ul",
    "ordered-list": "ol",
    "table": "table",
    "preformatted": "pre",
    "picture": "p",
    "gallery": "ul",
    "embed": "p",
    "fact-box": "aside",
    "timeline": "ul",
    "key-points": "ul",
    "related": "ul",
    "live-post": "section",
}
"""The HTML element each kind of block stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of copy. `html` is sanitised inline markup; of a list its `<li>`s, of a table its rows.

    A quote may end in a `<cite>`: whose words they are. What the newsroom's own kinds hold is told in
    `story.rules.own_blocks`.
    """

    kind: BlockKind
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as printed and as understood.

    `raw` is verbatim. `at` is an aware instant, or None where the text could not be understood;
    `day` is set alone for a date without a time. `zone_reason` says where the offset came from:
    "given" in the text, the "feed" 's zone, or "none".
    """

    raw: str
    at: datetime | None = None
    day: date | None = None
    zone_reason: Literal["given", "feed", "none"] = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo:
    """An order to hold. `until` is None for an embargo without a stated or readable end: it holds.

    Source: NewsML-G2 `<embargoed>` (an empty element embargoes without end), ninjs `embargoed`,
    NITF `date.release` and management-status `embargoed`.
    """

    raw: str
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note that came with the copy. Private unless the agency marked it as public."""

    text: str
    role: str | None = None
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the item is about, as coded by the agency: `code` verbatim (for instance `medtop:04000000`)."""

    code: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture offered with the copy: `href` is the largest rendition's address or file name, verbatim."""

    href: str | None
    caption: str | None = None
    credit: str | None = None
    photographer: str | None = None
    """Who took it, where the agency names a photographer apart from the credit line."""
    alt: str | None = None
    usage: str | None = None
    width: int | None = None
    height: int | None = None
    renditions: int = 1
    hrefs: tuple[str, ...] = ()
    """All renditions' addresses, largest first; `href` is the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie to another item: `relation` is the local part of the agency's code (`prevVersion`, `evolvedFrom` …)."""

    relation: str
    stable_id: str
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WireItem:
    """One item of a feed, identified by (provider, `stable_id`, `version`): the feed's provider, never the file's."""

    format: str
    kind: Kind
    guid: str | None
    stable_id: str | None
    version: str | None = None
    status: Status | None = None
    headline: str | None = None
    standfirst: str | None = None
    slugline: str | None = None
    take: str | None = None
    byline: str | None = None
    dateline: str | None = None
    place: str | None = None
    provider_name: str | None = None
    """The agency as the file names it: shown, never trusted as identity."""
    urgency: int | None = None
    urgency_raw: str | None = None
    """The agency's own mark of haste, verbatim, where it is not the number above: `b`, `BULLETIN`, `NU/FLASH-U`."""
    urgency_scale: str | None = None
    """The scale that mark belongs to: `anpa`, `ap`, `iptc7901`, `newsml-1.2`, a mapping's name."""
    priority: int | None = None
    sent: Moment | None = None
    first_created: Moment | None = None
    version_created: Moment | None = None
    content_created: Moment | None = None
    content_modified: Moment | None = None
    expires: Moment | None = None
    embargo: Embargo | None = None
    language: str | None = None
    subjects: tuple[Subject, ...] = ()
    keywords: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    """What sort of copy the agency says this is, verbatim: `Actuality`, `advisory`, `Planungshinweis`."""
    signals: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    usage_terms: str | None = None
    copyright: str | None = None
    links: tuple[Link, ...] = ()
    body: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    suspicions: tuple[str, ...] = ()
    """What the reader noticed and mended or left: a wrong encoding label, duplicate keys, escaped markup."""
    unmapped: tuple[str, ...] = field(default=())
    """Names of elements the reader knows no place for, so that an editor can see that they were there."""

    @property
    def effective_status(self) -> Status:
        """`usable` where the file does not say (NewsML-G2 2.x `pubStatus`, ninjs `pubstatus`)."""
        return self.status or "usable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a delivery, or one item in it, could not become a wire item: in words an editor can act on."""

    reason: str
    item: int | None = None
    """Position in the delivery (0 is the first item), or None when the whole delivery is refused."""
    partial: WireItem | None = None
    """What could be read of it all the same (its id, the header): shown in quarantine, never filed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file packed into a delivery: anything in an archive, or an e-mail's picture, to which items refer by `name`."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came out of one delivery's bytes: items in file order, and refusals for what did not come out."""

    format: str | None
    items: tuple[WireItem, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    enclosed: tuple[Enclosure, ...] = ()
    """Files that came inside; they are kept beside the copy as if they had been delivered under their name."""
