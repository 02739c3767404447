"""Stories laid out for a list, with their pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wireroom.page.flows.make_story import Surroundings
from wireroom.page.flows.mount_pictures import cards
from wireroom.page.rules.addresses import day_of, day_path
from wireroom.page.rules.sheets import TeaserSheet, TextLink
from wireroom.page.rules.teasers import teaser_sheet
from wireroom.story.api import Teaser


def laid_out(stories: Sequence[Teaser], around: Surroundings) -> Callable[[Teaser], TeaserSheet]:
    """Look up the pictures of many stories at once; give what lays each one out."""
    card = cards(stories, remade=around.remade)

    def sheet(teaser: Teaser) -> TeaserSheet:
        return teaser_sheet(teaser, card=card(teaser), now=around.now)

    return sheet


def shown(stories: Sequence[Teaser]) -> tuple[tuple[int, int], ...]:
    """Say which stories a list shows, in which version."""
    return tuple((story.id, story.number) for story in stories)


def day_link(teaser: Teaser) -> TextLink:
    """Lead to the archive of the day a story was first published."""
    day = day_of(teaser.path)
    return TextLink(text=f"{day:%A} {day.day} {day:%B} {day.year}", href=day_path(day))
