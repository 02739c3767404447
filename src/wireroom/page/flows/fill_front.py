"""Find the stories for an arranged front, from what readers may see now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import html_paper
from wireroom.page.flows.lay_out import day_link, laid_out, shown
from wireroom.page.flows.make_story import Surroundings
from wireroom.page.queries import placard_of
from wireroom.page.rules.addresses import Surface, path_of
from wireroom.page.rules.arranged import arranged_page
from wireroom.page.rules.filling import Filled, filled
from wireroom.page.rules.paper import Paper
from wireroom.page.rules.spots import Spot
from wireroom.story.api import Label, Teaser, newest_corrections, teasers, teasers_of

OF_ALL, OF_A_LABEL = 48, 8
"""How many newest stories are looked up at once at least, so that several spots share one look."""


def fill_front(spots: Sequence[Spot], *, now: datetime) -> tuple[Filled, ...]:
    """Find what stands in each spot now."""
    pinned = [spot.story for spot in spots if spot.story]
    known: dict[tuple[str, str], tuple[int, Sequence[Teaser]]] = {}

    def look(label: str, slug: str, number: int) -> Sequence[Teaser]:
        asked, stories = known.get((label, slug), (0, ()))
        if asked < number:
            asked = max(number, OF_A_LABEL if label else OF_ALL)
            section, topic = (slug if label == kind else "" for kind in ("section", "topic"))
            stories = teasers(now=now, section=section, topic=topic, limit=asked)
            known[label, slug] = asked, stories
        return stories

    return filled(spots, public=teasers_of(now=now, ids=pinned) if pinned else {}, look=look)


def arranged_paper(surface: Surface, spots: Sequence[Spot], around: Surroundings) -> Paper | None:
    """Make an arranged front; None where no story stands on it, or its section is not known."""
    front = fill_front(spots, now=around.now)
    stories = tuple({story.id: story for each in front for story in each.stories}.values())
    label = section_label(surface.name, around) if surface.kind == "section" else None
    if not stories or (surface.kind == "section" and label is None):
        return None
    worded = [each.spot.story for each in front if each.spot.story and (each.spot.headline or each.spot.teaser)]
    page = arranged_page(
        filled=front,
        sheet=laid_out(stories, around),
        corrected=newest_corrections(ids=worded) if worded else {},
        label=label,
        words=placard_of(kind="section", slug=surface.name).paragraphs if label else (),
        sections=around.sections,
        older=day_link(min(stories, key=lambda story: story.first_published_at)) if label else None,
        site=current_site(),
    )
    return html_paper(page, path=path_of(surface), shows=shown(stories))


def section_label(slug: str, around: Surroundings) -> Label | None:
    """Name a section that stands; None for any other slug."""
    return next((label for label in around.every.standing if label.slug == slug), None)
