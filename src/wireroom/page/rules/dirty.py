"""Which lists a change of a story touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.page.rules.addresses import Surface, day_of, sitemap_of
from wireroom.story.events import PublicStory

ALWAYS = frozenset({Surface("front"), Surface("feeds"), Surface("sitemaps"), Surface("news-sitemap")})
PROMPT = frozenset({"front", "section", "corrections"})
"""What readers have open while news comes in; all else is made a moment later, many changes at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A story that changed, with every label (slug) it ever had. `story` is None when readers may not see it now."""

    story_id: int
    sections: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    story: PublicStory | None = None


def fresh(story: PublicStory) -> Touched:
    """Tell of a story with one version: its labels are the only ones it ever had."""
    shown = story.current
    return Touched(
        story_id=story.id,
        sections=(shown.section.slug,),
        topics=tuple(topic.slug for topic in shown.topics),
        authors=tuple(author.slug for author in shown.authors),
        story=story,
    )


def surfaces_of(touched: Iterable[Touched]) -> frozenset[Surface]:
    """Name every list that may show one of these stories, or may have until now."""
    found: set[Surface] = set(ALWAYS)
    for one in touched:
        found.add(Surface("sitemap", sitemap_of(one.story_id)))
        found |= {Surface("section", slug) for slug in one.sections}
        found |= {Surface("feeds", slug) for slug in one.sections}
        found |= {Surface("topic", slug) for slug in one.topics}
        found |= {Surface("author", slug) for slug in one.authors}
        if one.story:
            found.add(Surface("day", day_of(one.story.path).isoformat()))
            if one.story.current.number > 1:
                found.add(Surface("corrections"))
    return frozenset(found)


def calling(touched: Iterable[Touched], watches: Iterable[tuple[str, str, str]]) -> frozenset[Surface]:
    """Name the sections' fronts whose rules may call one of these stories; `watches` are (front, kind, slug)."""
    labels = {("", "")}
    for one in touched:
        labels |= {("section", slug) for slug in one.sections} | {("topic", slug) for slug in one.topics}
    return frozenset(Surface("section", front) for front, kind, slug in watches if (kind, slug) in labels)


def prompt_ones(surfaces: Iterable[Surface]) -> list[Surface]:
    """Give the lists that follow a change at once, in a steady order."""
    return sorted(surface for surface in surfaces if surface.kind in PROMPT)


def patient_ones(surfaces: Iterable[Surface]) -> list[Surface]:
    """Give the lists that may follow a moment later, in a steady order."""
    return sorted(surface for surface in surfaces if surface.kind not in PROMPT)
