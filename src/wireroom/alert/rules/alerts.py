"""An alert as the desk sees it: its words, its state, whom it reaches, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from wireroom.alert.rules.aim import Aim
from wireroom.alert.rules.endpoints import Family
from wireroom.alert.rules.kinds import AlertKind

type AlertState = Literal["draft", "waiting", "scheduled", "proving", "sending", "sent", "cancelled", "failed"]
STATES: tuple[AlertState, ...] = get_args(AlertState.__value__)
"""draft; waiting for a second person; scheduled; proving that the page is live; sending; sent; cancelled (by an editor
or because the story went); failed (the page never came live in time, or the alert could not be made)."""
OPEN: tuple[AlertState, ...] = ("draft", "waiting", "scheduled")
UNDER_WAY: tuple[AlertState, ...] = ("proving", "sending")

type Reason = Literal["asleep", "capped", "muted", "paused", "gone"]
REASONS: tuple[Reason, ...] = get_args(Reason.__value__)
"""Why somebody the aim hits is left out: in quiet hours, at the cap, story muted, all alerts
paused, no longer subscribed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an alert says, and where it leads: `path` begins with a slash."""

    title: str
    body: str
    path: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom an alert would reach at a moment, exactly.

    `aimed` are all whom the aim hits; `left_out` says how many of them are not told, by the first reason that holds;
    `reached` is the rest. `cold` counts those of them for whom no envelope is prepared: they are told a little later.
    `held` are those left out who hear of it in the morning's digest.
    """

    aimed: int
    reached: int
    left_out: dict[Reason, int]
    held: int
    cold: int
    families: dict[Family, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertFacts:
    """One alert."""

    id: int
    kind: AlertKind
    state: AlertState
    words: Words
    aim: Aim
    story_id: int | None
    story_version: int | None
    version: int
    tag: str
    composed_by: str
    ordered_by: str
    approved_by: str
    due_at: datetime | None
    ordered_at: datetime | None
    began_at: datetime | None
    """When the first notification left."""
    finished_at: datetime | None
    trouble: str
    """Why it failed or was stopped, or what it waits for, in words; empty while all is well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyFigures:
    """How an alert fares with one family of browsers.

    `shown` and `on_time` are counted from the devices that tell, and scaled to all; `clicked` is counted whole.
    """

    accepted: int = 0
    shown: int = 0
    on_time: int = 0
    clicked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How the sending of an alert stands.

    `gone` are subscriptions that no longer exist, `refused` were answered with a fault of ours, `expired` ran out of
    time, `waiting` are still to be sent. `on_time` is the share of what was shown that was shown within two minutes,
    None before anything was.
    """

    wanted: int
    accepted: int
    gone: int
    refused: int
    expired: int
    waiting: int
    left_out: dict[Reason, int]
    families: dict[Family, FamilyFigures] = field(default_factory=dict)
    on_time: float | None = None
    services: dict[str, datetime] = field(default_factory=dict)
    """Push services that asked for a pause, and until when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlashRule:
    """When a wire flash becomes an alert by itself: off until an editor switches it on.

    `urgency` is the highest number that still counts (1 flash, 2 bulletin, 3 urgent); `sections` empty means all.
    With `two_people` it waits for an editor's word, so that a machine alone never rings.
    """

    is_on: bool = False
    urgency: int = 1
    sections: tuple[str, ...] = ()
    aim: Aim = field(default_factory=lambda: Aim(any_of=("breaking",)))
    two_people: bool = False
    """Whether every alert, the rule's and an editor's, needs a second person."""
