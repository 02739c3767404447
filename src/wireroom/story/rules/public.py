"""What readers may see of a story: the only shapes that leave the gate (`story.api`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wireroom.wire.events import Block

VersionKind = Literal["new", "update", "correction", "kill"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A section, topic or author: `slug` is its part of the address, `name` what is printed."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPicture:
    """A picture of a story. Its file (`pictures.api.picture_file`) may not have come yet, or be gone with its rights.

    The focal point is a fraction of width and height from the top left, (0.5, 0.5) being the middle.
    """

    provider: str
    href: str
    caption: str
    credit: str
    alt: str
    focal_x: float = 0.5
    focal_y: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """A published state of a story in a list of them: without its copy, which for a live blog is every post."""

    number: int
    kind: VersionKind
    headline: str
    credit: str
    """The credit line as printed: "Via Halyard news wire"; empty for the newsroom's own copy."""
    wire_version: str
    pictures: tuple[PublicPicture, ...]
    note: str
    """The public correction note; empty unless `kind` is correction."""
    published_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicVersion(VersionFacts):
    """One published state of a story. `hash` covers this version and `previous_hash` (hex SHA-256)."""

    standfirst: str
    byline: str
    authors: tuple[Label, ...]
    dateline: str
    provider: str
    wire_id: str
    body: tuple[Block, ...]
    section: Label
    topics: tuple[Label, ...]
    language: str
    urgency: int
    """1 flash, 2 bulletin, 3 urgent, 4 and more routine."""
    received_at: datetime | None
    """When the wire copy arrived; None for the newsroom's own copy."""
    hash: str
    previous_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStory:
    """A story as readers may see it now. `path` begins with a slash and never changes."""

    id: int
    path: str
    first_published_at: datetime
    current: PublicVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A story in a list: what a front, a feed or a sitemap needs, without its body."""

    id: int
    path: str
    headline: str
    standfirst: str
    byline: str
    credit: str
    section: Label
    language: str
    urgency: int
    kind: VersionKind
    note: str
    number: int
    picture: PublicPicture | None
    first_published_at: datetime
    published_at: datetime
    """Latest change; equal to `first_published_at` while there is one version."""
    topics: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A story in a sitemap: where it is and when it changed, and what news search asks for besides."""

    id: int
    path: str
    headline: str
    language: str
    first_published_at: datetime
    published_at: datetime
