"""Which lists a change of a story touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wireroom.page.rules.addresses import Surface, day_of, sitemap_of
from wireroom.story.events import PublicStory

ALWAYS = frozenset({Surface("front"), Surface("feeds"), Surface("sitemaps"), Surface("news-sitemap")})
FOR_MACHINES = frozenset({"feeds", "sitemap", "sitemaps", "news-sitemap"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A story that changed, with every label (slug) it ever had. `story` is None when readers may not see it now."""

    story_id: int
    sections: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    story: PublicStory | None = None


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


def in_two_turns(surfaces: Iterable[Surface]) -> tuple[list[Surface], list[Surface]]:
    """Divide lists into those that readers open and those that machines fetch, each in a steady order."""
    ordered = sorted(surfaces)
    readers = [surface for surface in ordered if surface.kind not in FOR_MACHINES]
    return readers, [surface for surface in ordered if surface.kind in FOR_MACHINES]
