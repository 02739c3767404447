"""A front arranged by hand: its spots, from the top, each with a size, a story or none, and the rule that fills it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

HOME = "home"
"""The name of the site's first page among the fronts; all others are named by their section's slug."""
Size = Literal["lead", "second", "half", "third", "row", "strip", "river"]
Pool = Literal["", "section", "topic"]
"""What a rule chooses from: everything, or the stories of a section or topic."""
SIZES: Mapping[Size, str] = {
    "lead": "Lead",
    "second": "Second",
    "half": "Half",
    "third": "Third",
    "row": "Row",
    "strip": "Strip of a section",
    "river": "River",
}
"""What the design knows, in the desk's words."""
ONE_STORY = frozenset({"lead"})
MOST_SPOTS, MOST_STORIES, MOST_IN_A_SPOT = 40, 90, 30
LONGEST_HEADLINE, LONGEST_TEASER = 200, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One position on a front.

    `story` is pinned here; while it is not public, and for the rest of `count`, the rule gives the stories: the
    newest, or the weightiest (`by`), of a section or topic (`label` and `slug`), or of everything (`label` empty).
    `headline` and `teaser` replace the pinned story's own words, as far as no correction came after `version`.
    """

    size: Size
    story: int | None = None
    label: Pool = ""
    slug: str = ""
    by: Literal["newest", "weight"] = "newest"
    count: int = 1
    headline: str = ""
    teaser: str = ""
    version: int = 0
    picture: bool = True


def spots_from(rows: Iterable[Mapping[str, Any]]) -> tuple[Spot, ...]:
    """Give the spots that were kept as rows."""
    return tuple(Spot(**row) for row in rows)


def rows_of(spots: Iterable[Spot]) -> list[dict[str, Any]]:
    """Give rows for keeping."""
    return [asdict(spot) for spot in spots]


def fault_of(spots: Sequence[Spot]) -> str:
    """Say, for the editor, why a front cannot be arranged like this; empty when it can."""
    if len(spots) > MOST_SPOTS:
        return f"A front has at most {MOST_SPOTS} spots; take {len(spots) - MOST_SPOTS} away."
    if sum(spot.count for spot in spots) > MOST_STORIES:
        return f"A front shows at most {MOST_STORIES} stories; let some spots show fewer."
    pinned = Counter(spot.story for spot in spots if spot.story)
    twice = next((position(spots, story) for story, times in pinned.items() if times > 1), "")
    if twice:
        return f"The story in spot {twice} is pinned twice; a story stands once on a front."
    rivers = [place for place, spot in enumerate(spots) if spot.size == "river"]
    if len(rivers) > 1:
        return "There are two rivers; a front has one."
    if rivers == [0]:
        return "The river stands beside what is above it: move something above it."
    faults = (_fault_of_one(place, spot) for place, spot in enumerate(spots, 1))
    return next((fault for fault in faults if fault), "")


def position(spots: Sequence[Spot], story: int | None) -> str:
    """Say in which spot a story is pinned, counted from one."""
    return next((str(place) for place, spot in enumerate(spots, 1) if spot.story == story), "")


def watched(name: str, spots: Iterable[Spot]) -> frozenset[tuple[str, str]]:
    """Give the labels, as (kind, slug), whose stories a front's rules may call, beside those that touch it anyway.

    ("", "") stands for every story.
    """
    if name == HOME:
        return frozenset()
    return frozenset((spot.label, spot.slug) for spot in spots) - {("section", name)}


def _fault_of_one(place: int, spot: Spot) -> str:
    too_long = len(spot.headline) > LONGEST_HEADLINE or len(spot.teaser) > LONGEST_TEASER
    faults = (
        (spot.size not in SIZES, "has a size that the design does not know; choose another"),
        (not 1 <= spot.count <= MOST_IN_A_SPOT, f"can show 1 to {MOST_IN_A_SPOT} stories"),
        (spot.size in ONE_STORY and spot.count > 1, "is a lead, which is one story"),
        (spot.size == "strip" and spot.label != "section", "is a section strip; choose which section it shows"),
        (bool(spot.label) and not spot.slug, f"names no {spot.label}; choose one"),
        (too_long, f"has too long words: at most {LONGEST_HEADLINE} signs a headline, {LONGEST_TEASER} a teaser"),
    )
    return next((f"Spot {place} {fault}." for is_so, fault in faults if is_so), "")
