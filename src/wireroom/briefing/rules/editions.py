"""An edition as the desk sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from wireroom.briefing.rules.kinds import Kind

State = Literal["draft", "scheduled", "gathering", "sending", "sent", "cancelled"]
OPEN: frozenset[State] = frozenset({"draft", "scheduled"})
"""Nothing of it has left, and it can be changed."""
UNDER_WAY: frozenset[State] = frozenset({"gathering", "sending"})
LONGEST_SUBJECT = 150
LONGEST_INTRO = 2_000
MOST_PLACES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFacts:
    """One edition. `wanted` recipients are meant; of them it is known what became of their copy.

    `by_rule`: nobody has touched it, so that it is laid out anew from the front when it goes out. `returned` counts
    what was refused or came back, `left` who left the list by a link in it.
    """

    id: int
    kind: Kind
    on_list: str
    state: State
    day: date | None
    subject: str
    intro: str
    note: str
    story_id: int | None
    by_rule: bool
    composed_by: str
    composed_at: datetime
    ordered_by: str
    due_at: datetime | None
    began_at: datetime | None
    finished_at: datetime | None
    trouble: str
    wanted: int
    sent: int
    returned: int
    expired: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A story's place in an edition, as readers see the story now; `is_public` says whether they do."""

    story_id: int
    headline: str
    section: str
    is_public: bool
