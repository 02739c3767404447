"""Each list of the site, made whole whenever one of its stories changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import html_paper
from wireroom.page.flows.make_feeds import feed_papers
from wireroom.page.flows.make_sitemaps import index_papers, news_papers, sitemap_papers
from wireroom.page.flows.make_story import Surroundings
from wireroom.page.flows.mount_pictures import cards
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.rules.addresses import Surface, day_of, day_path, path_of
from wireroom.page.rules.lists import correction_entry, corrections_page, day_page, front_page, list_page
from wireroom.page.rules.paper import Paper
from wireroom.page.rules.sheets import TeaserSheet, TextLink
from wireroom.page.rules.teasers import teaser_sheet
from wireroom.story.api import SECTIONS, Label, Teaser, corrections, label_named, teasers

ON_FRONT, ON_LIST, ON_DAY = 45, 25, 300

Maker = Callable[[Surface, Surroundings], Sequence[Paper]]


def surface_papers(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    """Make one list; where nothing is left to list and no page is due, its address says so."""
    return MAKERS[surface.kind](surface, around)


def shown(stories: Sequence[Teaser]) -> tuple[tuple[int, int], ...]:
    """Say which stories a list shows, in which version."""
    return tuple((story.id, story.number) for story in stories)


def _laid_out(stories: Sequence[Teaser], around: Surroundings) -> Callable[[Teaser], TeaserSheet]:
    card = cards(stories, remade=around.remade)
    return lambda teaser: teaser_sheet(teaser, card=card(teaser), now=around.now)


def _front(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    stories = teasers(now=around.now, limit=ON_FRONT)
    sheet = _laid_out(stories, around)
    page = front_page(teasers=stories, sheet=sheet, sections=around.sections, site=current_site())
    return (html_paper(page, path=path_of(surface), shows=shown(stories)),)


def _section(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    stories = teasers(now=around.now, section=surface.name, limit=ON_LIST)
    known = (*around.sections, *(story.section for story in stories), *SECTIONS)
    label = next((label for label in known if label.slug == surface.name), None)
    return _list_or_notice(surface, label, stories, around)


def _topic(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    stories = teasers(now=around.now, topic=surface.name, limit=ON_LIST)
    label = next((topic for story in stories for topic in story.topics if topic.slug == surface.name), None)
    return _list_or_notice(surface, label, stories, around)


def _author(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    stories = teasers(now=around.now, author=surface.name, limit=ON_LIST)
    label = label_named(now=around.now, kind="author", slug=surface.name) if stories else None
    return _list_or_notice(surface, label, stories, around)


def _list_or_notice(
    surface: Surface, label: Label | None, stories: Sequence[Teaser], around: Surroundings
) -> Sequence[Paper]:
    if label is None:
        return (notice_at(path_of(surface), "missing", now=around.now),)
    page = list_page(
        surface=surface,
        label=label,
        teasers=tuple(map(_laid_out(stories, around), stories)),
        older=_older(stories),
        sections=around.sections,
        site=current_site(),
    )
    return (html_paper(page, path=path_of(surface), shows=shown(stories)),)


def _older(stories: Sequence[Teaser]) -> TextLink | None:
    if len(stories) < ON_LIST:
        return None
    return _day_link(stories[-1])


def _day_link(teaser: Teaser) -> TextLink:
    day = day_of(teaser.path)
    return TextLink(text=f"{day:%A} {day.day} {day:%B} {day.year}", href=day_path(day))


def _day(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    day = date.fromisoformat(surface.name)
    stories = teasers(now=around.now, day=day, limit=ON_DAY)
    if not stories:
        return (notice_at(path_of(surface), "missing", now=around.now),)
    page = day_page(
        day=day,
        teasers=tuple(teaser_sheet(story, card=None, now=around.now) for story in stories),
        previous=_day_before(day, around.now),
        sections=around.sections,
        site=current_site(),
    )
    return (html_paper(page, path=path_of(surface), shows=shown(stories)),)


def _day_before(day: date, now: datetime) -> TextLink | None:
    midnight = datetime(day.year, day.month, day.day, tzinfo=current_site().zone).astimezone(UTC)
    earlier = teasers(now=now, before=midnight, limit=1)
    return _day_link(earlier[0]) if earlier else None


def _corrections(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    found = corrections(now=around.now)
    entries = (correction_entry(story=each.story, number=each.number, note=each.note, at=each.at) for each in found)
    page = corrections_page(entries=tuple(entries), sections=around.sections, site=current_site())
    return (html_paper(page, path=path_of(surface), shows=shown([each.story for each in found])),)


MAKERS: dict[str, Maker] = {
    "front": _front,
    "section": _section,
    "topic": _topic,
    "author": _author,
    "day": _day,
    "corrections": _corrections,
    "feeds": feed_papers,
    "sitemap": sitemap_papers,
    "sitemaps": index_papers,
    "news-sitemap": news_papers,
}
