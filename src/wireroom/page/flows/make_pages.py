"""Stories changed: make their pages again, and every list they stand in, once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

import structlog

from wireroom.kernel.clock import Clock
from wireroom.page.adapters import store
from wireroom.page.events import PagesOutdated, StoryPrinted
from wireroom.page.flows.edition import Edition, OvertakenError, begin, keep
from wireroom.page.flows.make_lists import surface_papers
from wireroom.page.flows.make_story import Surroundings, add_long_history, add_story
from wireroom.page.flows.standing import numbers_now
from wireroom.page.flows.take_down import add_closed, closed
from wireroom.page.queries import (
    fronts_watching,
    mentions_of,
    plain_panel,
    sections_now,
    showing_stories,
    silent_marks,
)
from wireroom.page.rules.addresses import Surface, path_of, sitemap_of, surface_at
from wireroom.page.rules.dirty import Touched, calling, fresh, patient_ones, prompt_ones, surfaces_of
from wireroom.page.rules.paper import Paper
from wireroom.story.api import ClosedStory, Label, PublicStory, highest_story_id, labels_of, published_stories

log = structlog.get_logger(__name__)
TRIES = 8
STORIES_AN_ERRAND = 100
LISTS_AT_ONCE = 10
OK = 200
MISSING = store.Kept(404, "", "", "", "", "")


def make_pages(story_ids: Iterable[int], *, clock: Clock, ask_for_pictures: bool = True) -> int:
    """Bring the stories' own pages and the lists readers have open up to date; say how many pages changed.

    What must go goes first, from every surface. Whether a story is public is asked here, never taken from the event,
    so that running this again, or late, does no harm. Lists of labels and days follow in `make_archives`, except
    those that are not there yet: no link may lead nowhere.
    """
    ids = set(story_ids)
    shown = sorted(numbers_now(ids, now=clock.now()))
    gone = closed(sorted(ids.difference(shown)))
    changed = _take_down(gone, clock) if gone else 0
    if not shown:
        return changed
    surfaces = touched_surfaces(shown, now=clock.now())
    lists = [*prompt_ones(surfaces), *not_there(patient_ones(surfaces))]
    return changed + in_time(Turn(shown, lists, clock=clock, ask_for_pictures=ask_for_pictures), clock=clock)


def make_archives(story_ids: Iterable[int], *, clock: Clock) -> int:
    """Make every other list that shows the stories: labels, days, feeds, sitemaps, and long live blogs' histories.

    Say how many pages changed.
    """
    shown = sorted(numbers_now(story_ids, now=clock.now()))
    lists = patient_ones(touched_surfaces(shown, now=clock.now())) if shown else []
    histories = in_time(lambda edition: _add_histories(edition, shown, clock), clock=clock) if shown else 0
    return histories + sum(in_time(Turn((), some, clock=clock), clock=clock) for some in batched(lists, LISTS_AT_ONCE))


def _add_histories(edition: Edition, story_ids: Sequence[int], clock: Clock) -> None:
    now = clock.now()
    around = Surroundings(now=now, sections=sections_now(now=now))
    for story in published_stories(now=now, ids=story_ids):
        add_long_history(edition, story, around=around)


def _take_down(gone: Sequence[ClosedStory], clock: Clock) -> int:
    killed = frozenset(story.id for story in gone if story.state == "killed")
    surfaces = _left_surfaces([story.id for story in gone])
    changed = in_time(lambda edition: add_closed(edition, gone, clock=clock), clock=clock)
    for lists in (prompt_ones(surfaces), patient_ones(surfaces)):
        changed += in_time(Turn((), lists, clock=clock, killed=killed), clock=clock)
    return changed


def _left_surfaces(ids: Sequence[int]) -> frozenset[Surface]:
    """Name the lists that show stories which are gone: those that mention them, and sitemaps, which note nothing."""
    mentioned = {surface for path in mentions_of(ids) if (surface := surface_at(path))}
    chunks = {Surface("sitemap", sitemap_of(story_id)) for story_id in ids}
    return frozenset(mentioned | chunks | {Surface("news-sitemap")})


def not_there(surfaces: Sequence[Surface]) -> list[Surface]:
    """Give those of the lists of which readers have no page."""
    there = store.kept([path_of(surface) for surface in surfaces])
    return [surface for surface in surfaces if there.get(path_of(surface), MISSING).status != OK]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the press: these stories' own pages and these lists."""

    story_ids: Sequence[int]
    lists: Sequence[Surface]
    clock: Clock
    killed: frozenset[int] = frozenset()
    ask_for_pictures: bool = True

    def __call__(self, edition: Edition) -> None:
        """Make the pages, from what may be seen now."""
        now = self.clock.now()
        around = Surroundings(
            now=now,
            sections=sections_now(now=now),
            ask_for_pictures=self.ask_for_pictures,
            panel=plain_panel(),
            silent=silent_marks(),
        )
        for story in published_stories(now=now, ids=self.story_ids) if self.story_ids else ():
            add_story(edition, story, around=around)
            edition.events.append(StoryPrinted(story.id))
        for surface in self.lists:
            edition.papers += surface_papers(surface, around)
        edition.killed |= self.killed
        edition.left += [(story_id, path) for story_id in self.killed for path in _unmentioned(story_id, self.lists)]
        edition.events += outdated_by(around.sections, self.lists)


def in_time(fill: Callable[[Edition], None], *, clock: Clock) -> int:
    """Make an edition and store it; make it again when something moved on in between.

    Raises OvertakenError after many tries; an errand is then run again later.
    """
    for _ in range(TRIES):
        edition = begin()
        fill(edition)
        try:
            return keep(edition, clock=clock)
        except OvertakenError as overtaken:
            log.info("page.overtaken", reason=str(overtaken))
    raise OvertakenError(f"gave up after {TRIES} tries; the errand will be run again")


def put(papers: Sequence[Paper], *, clock: Clock) -> int:
    """Store papers that are printed already; say how many changed."""

    def fill(edition: Edition) -> None:
        edition.papers += papers

    return in_time(fill, clock=clock)


def touched_surfaces(ids: Sequence[int], *, now: datetime) -> frozenset[Surface]:
    """Name every list these stories are in, may belong in, or were mentioned in."""
    stories = {story.id: story for story in published_stories(now=now, ids=ids)}
    touched = [_touched(story_id, stories.get(story_id)) for story_id in ids]
    mentioned = (surface_at(path) for path in mentions_of(ids))
    return surfaces_of(touched) | calling(touched, fronts_watching()) | {surface for surface in mentioned if surface}


def _touched(story_id: int, story: PublicStory | None) -> Touched:
    if story and story.current.number == 1:
        return fresh(story)
    labels = labels_of(story_id=story_id)
    return Touched(
        story_id=story_id, sections=labels.sections, topics=labels.topics, authors=labels.authors, story=story
    )


def outdated_by(now_there: Sequence[Label], lists: Sequence[Surface]) -> list[PagesOutdated]:
    """Say which stories' pages to make again because a section joins the navigation with this edition."""
    paths = [f"/{label.slug}" for label in now_there if Surface("section", label.slug) in lists]
    if set(paths) <= showing_stories(paths):
        return []
    return every_range()


def every_range() -> list[PagesOutdated]:
    """Name all stories' pages as outdated, so many an errand."""
    starts = range(1, highest_story_id() + 1, STORIES_AN_ERRAND)
    return [PagesOutdated(low, low + STORIES_AN_ERRAND - 1) for low in starts]


def _unmentioned(story_id: int, lists: Sequence[Surface]) -> list[str]:
    sitemaps = (Surface("sitemap", sitemap_of(story_id)), Surface("news-sitemap"))
    return [path_of(surface) for surface in sitemaps if surface in lists]
