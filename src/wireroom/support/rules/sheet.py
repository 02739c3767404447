"""The sheet: all that is needed to choose appeals, as it goes from the newsroom to the front."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from wireroom.support.rules.appeals import NONE, Appeal
from wireroom.support.rules.facts import PageFacts
from wireroom.support.rules.money import Money

ADDRESS = "inside/appeals"
HEADER = "x-wireroom-inside"
PURPOSE = "appeals"
PLAIN_PANEL_HREF = "/support/?from=plain-panel"
"""Where the panel without script leads, in the pages' own bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the newsroom wants to reach, and how far it is. Amounts in minor units of `currency`.

    Only gifts in that currency count: nothing is converted. `others` is what was given beside it.
    """

    words: str
    reached: int
    wanted: int
    currency: str
    others: tuple[Money, ...] = ()

    @property
    def raised(self) -> Money:
        """How far it is."""
        return Money(self.currency, self.reached)

    @property
    def whole(self) -> Money:
        """What is wanted."""
        return Money(self.currency, self.wanted)

    @property
    def left(self) -> Money:
        """What is missing yet."""
        return Money(self.currency, max(0, self.wanted - self.reached))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The appeals that are on, who is never asked, and where nothing is asked: numbers of stories, slugs.

    `comparison` is the name under which those never asked are compared with all others, "" while they are not.
    """

    appeals: tuple[Appeal, ...] = ()
    holdback: int = 0
    comparison: str = ""
    silent_stories: frozenset[str] = NONE
    silent_sections: frozenset[str] = NONE
    silent_topics: frozenset[str] = NONE
    goal: Goal | None = None

    def silences(self, story: str, page: PageFacts) -> bool:
        """Whether an editor marked the story, its section or one of its topics."""
        marked = story in self.silent_stories or page.section in self.silent_sections
        return marked or not self.silent_topics.isdisjoint(page.topics)


_SHEET = TypeAdapter(Sheet)
APPEAL = TypeAdapter(Appeal)


def as_bytes(sheet: Sheet) -> bytes:
    """Write a sheet down."""
    return _SHEET.dump_json(sheet)


def sheet_of(body: bytes) -> Sheet:
    """Read a sheet that `as_bytes` wrote. Raises ValueError for anything else."""
    return _SHEET.validate_json(body)
