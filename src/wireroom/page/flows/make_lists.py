"""Each list of the site, made whole whenever one of its stories changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import html_paper
from wireroom.page.flows.fill_front import arranged_paper, section_label
from wireroom.page.flows.lay_out import day_link, laid_out, shown
from wireroom.page.flows.make_feeds import feed_papers
from wireroom.page.flows.make_sitemaps import index_papers, news_papers, sitemap_papers
from wireroom.page.flows.make_story import Surroundings
from wireroom.page.flows.moved import moved_list
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.queries import arranged_spots, placard_of, portrait
from wireroom.page.rules.addresses import Surface, path_of
from wireroom.page.rules.lists import correction_entry, corrections_page, day_page, front_page, list_kind, list_page
from wireroom.page.rules.paper import Paper
from wireroom.page.rules.placards import named_as
from wireroom.page.rules.sheets import TextLink
from wireroom.page.rules.spots import HOME, Spot
from wireroom.page.rules.teasers import teaser_sheet
from wireroom.story.api import Label, Teaser, corrections, label_named, teasers

ON_FRONT, ON_LIST, ON_DAY = 45, 25, 300

Maker = Callable[[Surface, Surroundings], Sequence[Paper]]


def surface_papers(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    """Make one list; where nothing is left to list and no page is due, its address says so."""
    return MAKERS[surface.kind](surface, around)


def front_paper(surface: Surface, spots: Sequence[Spot], around: Surroundings) -> Paper:
    """Make a front, with these spots; without any it makes itself."""
    own = _front if surface.kind == "front" else _section
    return (arranged_paper(surface, spots, around) if spots else None) or own(surface, around)


def _as_arranged(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    if there := around.every.gone.get(surface.name):
        return moved_list(surface, there)
    return (front_paper(surface, arranged_spots(surface.name or HOME), around),)


def _front(surface: Surface, around: Surroundings) -> Paper:
    stories = teasers(now=around.now, limit=ON_FRONT)
    sheet = laid_out(stories, around)
    page = front_page(teasers=stories, sheet=sheet, sections=around.sections, site=current_site())
    return html_paper(page, path=path_of(surface), shows=shown(stories))


def _section(surface: Surface, around: Surroundings) -> Paper:
    stories = teasers(now=around.now, section=surface.name, limit=ON_LIST)
    label = section_label(surface.name, around)
    return _list_or_notice(surface, label, stories, around)


def _topic(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    stories = teasers(now=around.now, topic=surface.name, limit=ON_LIST)
    label = next((topic for story in stories for topic in story.topics if topic.slug == surface.name), None)
    return (_list_or_notice(surface, label, stories, around),)


def _author(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    stories = teasers(now=around.now, author=surface.name, limit=ON_LIST)
    label = label_named(now=around.now, kind="author", slug=surface.name) if stories else None
    said = placard_of(kind="author", slug=surface.name)
    alone = Label(slug=surface.name, name=said.name) if said.name else None
    return (_list_or_notice(surface, label or alone, stories, around),)


def _list_or_notice(surface: Surface, label: Label | None, stories: Sequence[Teaser], around: Surroundings) -> Paper:
    if label is None:
        return notice_at(path_of(surface), "missing", now=around.now)
    said = placard_of(kind=list_kind(surface), slug=surface.name)
    page = list_page(
        surface=surface,
        label=named_as(label, said),
        placard=said,
        portrait=portrait(name=said.portrait),
        teasers=tuple(map(laid_out(stories, around), stories)),
        older=day_link(stories[-1]) if len(stories) == ON_LIST else None,
        sections=around.sections,
        site=current_site(),
    )
    return html_paper(page, path=path_of(surface), shows=shown(stories))


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
    return day_link(earlier[0]) if earlier else None


def _corrections(surface: Surface, around: Surroundings) -> Sequence[Paper]:
    found = corrections(now=around.now)
    entries = (correction_entry(story=each.story, number=each.number, note=each.note, at=each.at) for each in found)
    page = corrections_page(entries=tuple(entries), sections=around.sections, site=current_site())
    return (html_paper(page, path=path_of(surface), shows=shown([each.story for each in found])),)


MAKERS: dict[str, Maker] = {
    "front": _as_arranged,
    "section": _as_arranged,
    "topic": _topic,
    "author": _author,
    "day": _day,
    "corrections": _corrections,
    "feeds": feed_papers,
    "sitemap": sitemap_papers,
    "sitemaps": index_papers,
    "news-sitemap": news_papers,
}
