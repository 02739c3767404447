"""What the desk sees of a story: everything, public or not. These shapes never leave the staff's side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wireroom.story.rules.public import Label, PublicPicture, PublicVersion, Teaser, VersionFacts, VersionKind
from wireroom.wire.events import Block

StoryState = Literal["draft", "held", "live", "withheld", "killed", "joined"]
"""draft: an editor's, never published · held: the wire forbids publishing yet · withheld: was live, is not for now."""
ClosedState = Literal["killed", "withheld", "joined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What an editor edits of a story. `section` and `topics` are slugs and printed names, as typed.

    Block markup is cleaned when it is saved; what was cleaned away is gone from the draft too.
    """

    headline: str
    standfirst: str = ""
    slugline: str = ""
    byline: str = ""
    dateline: str = ""
    section: str = "news"
    topics: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    pictures: tuple[PublicPicture, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """A kept draft. `revision` is what the next `save_draft` gives as its base; `item_id` is the wire copy under it.

    `has_later_words`: it was written on by itself since it was scheduled; that will not go live with it.
    """

    story_id: int
    revision: int
    editor: str
    saved_at: datetime
    copy: Copy
    item_id: int | None
    handed_in_by: str = ""
    scheduled_by: str = ""
    sent_back_by: str = ""
    review_note: str = ""
    has_later_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionFacts:
    """A state that a story's draft was in.

    `passing`: saved by itself, the last state of a sitting that began at `began_at`.
    """

    number: int
    editor: str
    began_at: datetime
    saved_at: datetime
    passing: bool
    copy: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class KillOrder:
    """Who took a story down, why and when. `ordered_by` is an editor's name or "wire: <provider>"."""

    story_id: int
    ordered_by: str
    reason: str
    ordered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of a story's record: `action` such as "published" or "released-early"; `by` as in KillOrder."""

    action: str
    by: str
    detail: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """A story in the desk's list. `hold_reason` and `release_at` (UTC) tell why and until when it is held.

    `waiting_item_id`: newer wire copy waits for the editor. `revival_item_id`: the agency sent usable copy after
    the story was killed; only the editor can make it a new story (`open_item`).
    """

    id: int
    state: StoryState
    path: str
    headline: str
    slugline: str
    section: Label
    provider: str
    credit: str
    urgency: int
    number: int
    """Latest version's number; 0 while nothing was published."""
    kind: VersionKind | None
    following: bool
    has_draft: bool
    created_at: datetime
    first_published_at: datetime | None
    published_at: datetime | None
    release_at: datetime | None
    handed_in_at: datetime | None
    """Since when the draft waits for review."""
    publish_at: datetime | None
    """When the draft goes live by itself."""
    hold_reason: str
    waiting_item_id: int | None
    revival_item_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStory:
    """A story with all there is to decide about it.

    For a comparison of three: `current` is what readers have, `draft` what the editor has (None: none was begun),
    `waiting` what the wire would say. `copy` is where the editor starts: the draft, else the current version, else
    the wire copy; while wire copy waits, `base` is the one before it that the editor has seen. `revision` is
    the base to give to `save_draft`.
    """

    row: DeskRow
    thread_id: int | None
    revision: int
    copy: Copy
    current: PublicVersion | None
    versions: tuple[VersionFacts, ...]
    draft: DraftFacts | None
    waiting: Copy | None
    base: Copy | None
    kill_order: KillOrder | None
    log: tuple[LogEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLabels:
    """Every section, topic and author (slugs) that any version of a story ever had."""

    sections: tuple[str, ...]
    topics: tuple[str, ...]
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedStory:
    """A story that was public and is not now: what a tombstone needs. For `joined`, `into_path` is where it went."""

    id: int
    path: str
    state: ClosedState
    into_path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One public correction: the story as it is now, the number of the version that corrected, its note and time."""

    story: Teaser
    number: int
    note: str
    at: datetime
