"""An appeal: what is asked of readers, of whom, where, when and how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from wireroom.support.rules.provider_facts import Every

Channel = Literal["inside", "end", "strip", "header", "thanks"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
CHANNEL_NAMES: Mapping[Channel, str] = {
    "inside": "Inside the story",
    "end": "End of the story",
    "strip": "Front strip",
    "header": "Header",
    "thanks": "Thank-you",
}
Device = Literal["phone", "tablet", "desk"]
DEVICES: tuple[Device, ...] = get_args(Device)
TIMES, DAYS = 4, 30
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an appeal says in one language. `button` is the way to the giving page."""

    heading: str
    body: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Whom and what an appeal is meant for. An empty set means all; `not_…` are left out even so.

    Countries are ISO 3166-1 (`DE`), regions ISO 3166-2 (`US-CA`), languages the first part of a BCP 47 tag; sections
    and topics are their slugs. `read_least` and `read_most` are stories read within 30 days, as the browser counts.
    """

    countries: frozenset[str] = NONE
    not_countries: frozenset[str] = NONE
    regions: frozenset[str] = NONE
    languages: frozenset[str] = NONE
    sections: frozenset[str] = NONE
    not_sections: frozenset[str] = NONE
    topics: frozenset[str] = NONE
    not_topics: frozenset[str] = NONE
    devices: frozenset[str] = NONE
    signed_in: bool | None = None
    read_least: int = 0
    read_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An appeal's place in a test: which test, and its part of the lots, from `low` to below `high` (0 to 10,000)."""

    trial: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """One appeal. `key` names it for good, in addresses and in the ledger; `words` are by language, one of them first.

    `amounts` are by currency (ISO 4217), in minor units. `rank`: the higher is chosen first. A browser sees it at most
    `times` within `days`, counting all that asked it, in any channel; thanks are counted apart. `begins` and `ends`
    are moments (UTC).
    """

    key: str
    channel: Channel
    words: Mapping[str, Words]
    amounts: Mapping[str, tuple[int, ...]]
    every: Every = "month"
    target: Target = field(default_factory=Target)
    rank: int = 0
    is_on: bool = True
    begins: datetime | None = None
    ends: datetime | None = None
    times: int = TIMES
    days: int = DAYS
    place: Place | None = None
    shows_goal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An appeal as the desk keeps it: with its name, and whoever changed it last."""

    name: str
    appeal: Appeal
    changed_by: str = ""
    changed_at: datetime | None = None
