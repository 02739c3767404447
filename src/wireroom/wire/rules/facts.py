"""What the wire room tells others: filed items, feeds, receipts and what lies in quarantine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from wireroom.wire.rules.item import WireItem

Level = Literal["flash", "bulletin", "urgent", "routine"]
LEVELS: tuple[Level, ...] = ("flash", "bulletin", "urgent", "routine")
"""The most urgent first; a level is kept as its place here, counted from 1."""
Classed = Literal["new", "take", "update", "correction", "kill", "advisory"]
Route = Literal["follow", "hold", "monitor"]
RulingAction = Literal["joined", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledItem:
    """A wire item in its place: which feed brought it, when, and to which running story it belongs.

    `provider` is the feed's and with `item.stable_id` and `item.version` the item's identity; `credit_name` is
    printed in "Via {credit_name} news wire". `received_at` is aware, UTC. `conflict` says that the agency sent
    the same identity and version with other content; all are kept.
    """

    id: int
    feed: str
    provider: str
    credit_name: str
    received_at: datetime
    item: WireItem
    thread_id: int
    conflict: bool = False
    default_section: str = "news"
    level: Level = "routine"
    """The newsroom's own scale of urgency, to which each agency's is mapped (`item` has the agency's)."""
    classed: Classed = "new"
    """What kind of version it is: by the agency's signals first, else by its words."""
    route: Route = "follow"
    """What the feed's rules made of it: `follow` makes a story by itself, `hold` a story that waits for an editor,
    `monitor` none."""
    section: str = ""
    """The slug of the section that the feed's rules or else its subjects tell; empty where they tell none."""
    content_hash: str = ""
    """Hex SHA-256 of what the item says, without its identity: equal for a copy sent under another version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A wire picture that is here, checked to be a picture: `path` is absolute, `mime` found from its bytes."""

    sha256: str
    path: Path
    mime: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFacts:
    """One feed: `zone` is the IANA zone of times without an offset, `language` a BCP 47 tag or empty.

    `allowed_hosts` are the hosts from which this feed's pictures may be fetched; a name that begins with a dot
    allows its subdomains.
    """

    name: str
    provider: str
    credit_name: str
    zone: str = "UTC"
    language: str = ""
    default_section: str = "news"
    follow: bool = True
    push_enabled: bool = False
    allowed_hosts: tuple[str, ...] = ()
    format: str = ""
    """The only format it may send; empty for any, known by its bytes."""
    quiet_after: int | None = None
    """Minutes without copy after which somebody should know; None for never."""
    colour: str = ""
    last_arrival_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Bytes were kept. `repeated` says that this feed had brought the very same bytes before."""

    delivery_id: int
    sha256: str
    repeated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineEntry:
    """What could not be filed, and why, in words an editor can act on; its raw bytes are kept.

    `item` is the position in the delivery (0 is the first), None when the whole delivery is meant.
    """

    id: int
    delivery_id: int | None
    """None when not even bytes could be taken, as of a symbolic link."""
    feed: str
    name: str
    item: int | None
    reason: str
    state: str
    """`waiting`, `retried` or `dismissed`."""
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What became of one delivery: the new items, how many were exact repeats, how many went to quarantine."""

    delivery_id: int
    state: str
    """`received`, `filed`, `quarantined`, or `repeat` when it brought nothing new."""
    item_ids: tuple[int, ...] = ()
    repeats: int = 0
    quarantined: int = 0
    inside: tuple[int, ...] = ()
    """The deliveries that an archive held; they are filed in their turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What an editor ruled about threads, `at` in UTC.

    `joined` made one of the two, and the lower number goes on; `split` took lines out of `thread_id` into `other_id`.
    """

    action: RulingAction
    editor: str
    at: datetime
    thread_id: int
    other_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """As much of a filed item as a hint at it shows; `received_at` is in UTC."""

    id: int
    thread_id: int
    feed: str
    provider: str
    credit_name: str
    headline: str
    level: Level
    classed: Classed
    received_at: datetime
