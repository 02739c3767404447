"""What the newsroom says of a section, topic or author, beside what stories say by themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from wireroom.story.events import Label

PlaceKind = Literal["section", "topic", "author"]
LONGEST_NAME, LONGEST_ROLE, LONGEST_WORDS = 80, 120, 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacardFacts:
    """`name` replaces the one that stories have; `role` and `portrait` are an author's.

    A blank line parts paragraphs of `words`. A section's name is the story room's to keep: of a section the placard
    says it, and keeps none.
    """

    kind: PlaceKind
    slug: str
    name: str = ""
    role: str = ""
    words: str = ""
    portrait: str = ""
    revision: int = 0
    by: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words, one paragraph each."""
        return tuple(" ".join(part.split()) for part in self.words.replace("\r\n", "\n").split("\n\n") if part.strip())


def named_as(label: Label, placard: PlacardFacts | None) -> Label:
    """Give a label under its name of today."""
    return replace(label, name=placard.name) if placard and placard.name else label


def fault_of(placard: PlacardFacts) -> str:
    """Say, for the editor, why it cannot be said like this; empty when it can."""
    faults = (
        (len(placard.name) > LONGEST_NAME, f"The name is longer than {LONGEST_NAME} signs."),
        (len(placard.role) > LONGEST_ROLE, f"The role is longer than {LONGEST_ROLE} signs."),
        (len(placard.words) > LONGEST_WORDS, f"The words are longer than {LONGEST_WORDS} signs."),
    )
    return next((fault for is_so, fault in faults if is_so), "")
