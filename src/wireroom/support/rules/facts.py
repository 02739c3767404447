"""What is known of a page and of a visitor when an appeal is chosen. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from wireroom.support.rules.appeals import NONE, Channel, Device

PageKind = Literal["story", "front", "legal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """A page as it stands: what it shows, and whether it is a place to ask at all.

    `channels` are those the page has room for. `is_marked`: an editor marked the story, its section or one of its
    topics as sensitive. `changed` is when its latest version came out.
    """

    kind: PageKind
    channels: frozenset[Channel]
    section: str = ""
    topics: frozenset[str] = NONE
    changed: datetime | None = None
    is_fatal: bool = False
    is_corrected: bool = False
    is_killed: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorFacts:
    """A browser as it describes itself. No name, no address, nothing that lasts.

    `lot` is a number from 0 to 9,999 that the browser drew once; `read` are stories of the last 30 days, None where
    its reader does not want them counted; `seen` says per channel how long ago each appeal was seen; `stopped` and
    `put_off` are appeals its reader stopped, or asked to be reminded of later.
    """

    lot: int
    country: str = ""
    region: str = ""
    languages: tuple[str, ...] = ()
    device: Device = "desk"
    signed_in: bool = False
    supporter: bool = False
    since_giving: timedelta | None = None
    read: int | None = None
    seen: Mapping[Channel, tuple[timedelta, ...]] = field(default_factory=dict)
    stopped: frozenset[str] = NONE
    stopped_all: bool = False
    put_off: bool = False
