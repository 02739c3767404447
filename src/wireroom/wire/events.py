"""What the wire room announces, and the shapes of what it files (importable without Django)."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.events import Event
from wireroom.wire.rules.classify import corrects, is_correction_note
from wireroom.wire.rules.facts import (
    LEVELS,
    Classed,
    FeedFacts,
    FiledItem,
    Filing,
    Glimpse,
    Level,
    PictureFile,
    QuarantineEntry,
    Receipt,
    Route,
    Ruling,
    RulingAction,
)
from wireroom.wire.rules.item import (
    ELEMENTS,
    Block,
    BlockKind,
    Embargo,
    Kind,
    Link,
    Moment,
    Note,
    Picture,
    Reading,
    Refusal,
    Status,
    Subject,
    WireItem,
)
from wireroom.wire.rules.names import shown_name
from wireroom.wire.rules.picture_ends import PictureEnd, end_of, has_ended, why_ended
from wireroom.wire.rules.printed_once import printed_body
from wireroom.wire.rules.sanitiser import ADDRESS_SCHEMES, INLINE_TAGS, printable, sanitised
from wireroom.wire.rules.search import FACETS, KNOWN, SWITCHES, Picked, Search, read_search
from wireroom.wire.rules.standing import Standing, Take, standing
from wireroom.wire.rules.versions import version_order
from wireroom.wire.rules.words import plain_words

__all__ = [
    "ADDRESS_SCHEMES",
    "ELEMENTS",
    "FACETS",
    "INLINE_TAGS",
    "KNOWN",
    "LEVELS",
    "SWITCHES",
    "Block",
    "BlockKind",
    "Classed",
    "Embargo",
    "FeedAlarmEnded",
    "FeedAlarmRaised",
    "FeedFacts",
    "FiledItem",
    "Filing",
    "Glimpse",
    "ItemFiled",
    "Kind",
    "Level",
    "Link",
    "Moment",
    "Note",
    "Picked",
    "Picture",
    "PictureArrived",
    "PictureEnd",
    "PictureFile",
    "PictureWanted",
    "QuarantineEntry",
    "Reading",
    "Receipt",
    "Refusal",
    "Route",
    "Ruling",
    "RulingAction",
    "Search",
    "Standing",
    "Status",
    "Subject",
    "Take",
    "ThreadSplit",
    "ThreadsJoined",
    "WireItem",
    "corrects",
    "end_of",
    "has_ended",
    "is_correction_note",
    "plain_words",
    "printable",
    "printed_body",
    "read_search",
    "sanitised",
    "shown_name",
    "standing",
    "version_order",
    "why_ended",
]


@dataclass(frozen=True, slots=True)
class ItemFiled(Event):
    """A wire item was filed; never announced for an exact repeat."""

    item_id: int
    thread_id: int


@dataclass(frozen=True, slots=True)
class ThreadsJoined(Event):
    """A link showed that two threads are one running story: the first one's items now lie in the other."""

    thread_id: int
    into_thread_id: int


@dataclass(frozen=True, slots=True)
class ThreadSplit(Event):
    """An editor ruled that a thread was two running stories: some of its items now lie in the other one."""

    thread_id: int
    into_thread_id: int


@dataclass(frozen=True, slots=True)
class PictureWanted(Event):
    """A picture is to be fetched, or the file that was delivered under its name is to be checked."""

    provider: str
    href: str


@dataclass(frozen=True, slots=True)
class PictureArrived(Event):
    """A picture's file is here, was withdrawn by the agency, or has no rights any more: make what shows it again."""

    provider: str
    href: str


@dataclass(frozen=True, slots=True)
class FeedAlarmRaised(Event):
    """A feed is silent too long, or could not be fetched for a while: `alarm` is `silent` or `failing`."""

    feed: str
    alarm: str
    words: str


@dataclass(frozen=True, slots=True)
class FeedAlarmEnded(Event):
    """A feed about which somebody was told is well again, or paused."""

    feed: str
