"""Which story stands in which spot of a front."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wireroom.page.rules.spots import Pool, Spot
from wireroom.page.rules.teasers import ranked
from wireroom.story.events import Teaser

FRONT_RUNNERS = 30
"""Among how many of the newest the weightiest is looked for."""

Look = Callable[[str, str, int], Sequence[Teaser]]
"""Gives at least so many of the newest public stories of a label: kind and slug, both empty for everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A spot with its stories, the pinned one first; `pinned` says whether that one stands there."""

    spot: Spot
    stories: tuple[Teaser, ...]
    pinned: bool


def filled(spots: Sequence[Spot], *, public: Mapping[int, Teaser], look: Look) -> tuple[Filled, ...]:
    """Fill the spots from the top: a story stands once, where it is pinned if it is pinned anywhere.

    `public` are those of the pinned stories that readers may see; the spot of any other is filled by its rule. The
    river repeats nothing that is above it, and what it shows may stand in a strip below.
    """
    taken = {spot.story: public[spot.story] for spot in spots if spot.story and spot.story in public}
    found: list[Filled] = []
    for spot in spots:
        pin = public.get(spot.story) if spot.story else None
        wanted = max(0, spot.count - bool(pin))
        chosen = _by_rule(spot, wanted, taken, look) if wanted else []
        if spot.size != "river":
            taken |= {story.id: story for story in chosen}
        found.append(Filled(spot=spot, stories=(*([pin] if pin else ()), *chosen), pinned=pin is not None))
    return tuple(found)


def _by_rule(spot: Spot, wanted: int, taken: Mapping[int, Teaser], look: Look) -> list[Teaser]:
    """Choose by the spot's rule; of its label no more is looked up than can be taken already."""
    weighed = spot.by == "weight"
    gone = sum(_has(story, spot.label, spot.slug) for story in taken.values())
    stories = look(spot.label, spot.slug, wanted + gone + FRONT_RUNNERS * weighed)
    free = [story for story in stories if story.id not in taken]
    return (ranked(free[:FRONT_RUNNERS]) if weighed else free)[:wanted]


def _has(story: Teaser, label: Pool, slug: str) -> bool:
    match label:
        case "section":
            return story.section.slug == slug
        case "topic":
            return any(topic.slug == slug for topic in story.topics)
        case _:
            return True


def own_words(spot: Spot, *, corrected: int) -> tuple[str, str]:
    """Give the headline and teaser an editor wrote for a spot; none once version `corrected` mended the story since."""
    return ("", "") if corrected > spot.version else (spot.headline, spot.teaser)


def first_spots(*, section: str, sections: Sequence[str]) -> tuple[Spot, ...]:
    """Give what arranging begins with where nothing is arranged yet: much like the front that makes itself.

    `section` is the front's own, empty for the first page; `sections` are those that have stories.
    """
    if section:
        own = {"label": "section", "slug": section}
        return tuple(
            Spot(size=size, by=by, count=count, **own)  # type: ignore[arg-type]  # a mapping of literals
            for size, by, count in (("lead", "weight", 1), ("third", "newest", 3), ("row", "newest", 16))
        )
    return (
        Spot(size="lead", by="weight"),
        Spot(size="second", by="weight", count=4),
        Spot(size="river", count=15),
        *(Spot(size="strip", label="section", slug=slug, count=4) for slug in sections),
    )
