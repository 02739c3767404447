"""Invented copy: one story as its author wrote it, before any agency format is put around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Format = Literal[
    "newsml-g2",
    "newsml-1.2",
    "nitf",
    "ninjs-2",
    "ninjs-3",
    "rss",
    "iptc7901",
    "anpa-1312",
    "ap-media-api",
    "reuters-connect",
    "dpa-digitalwires",
    "fingerpost-json",
    "email",
]
PartKind = Literal["paragraph", "heading", "quote", "list", "ordered-list", "table"]
CopyStatus = Literal["usable", "withheld", "canceled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of copy: a paragraph's text, a list's items, or a table's rows with cells parted by `|`."""

    kind: PartKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A drawn picture: which `scene` with which `seed`, its file `name`, and the words under it."""

    name: str
    scene: str
    seed: int
    caption: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One story of the invented agency. `line` is shared by all takes of one running story.

    `after` is the second of story time at which a take of the running story is sent; `hours` is how long
    before the demo's start a story of the morning edition was sent; `embargo_after` is the second of story
    time until which the story is held.
    """

    name: str
    line: str
    feed: str
    format: Format
    headline: str
    section: str
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    slugline: str = ""
    take: str = ""
    follows: str = ""
    """The line that this one continues under a new identity (NewsML-G2 `evolvedFrom`)."""
    language: str = "en"
    urgency: int = 4
    version: int = 1
    status: CopyStatus = "usable"
    signal: str = ""
    note: str = ""
    public_note: str = ""
    topics: tuple[str, ...] = ()
    hours: float = 0.0
    after: float | None = None
    embargo_after: float | None = None
    pictures: tuple[Shot, ...] = field(default=())
    body: tuple[Part, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """A story at the moment it goes out: the copy and its times (aware).

    `day` is the day in the identities of its line, also of the lines that it continues after midnight.
    """

    copy: Copy
    sent: datetime
    first_created: datetime
    day: date
    embargo: datetime | None = None
