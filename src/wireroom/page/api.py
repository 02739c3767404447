"""The page room's front door: make pages, search them, say where a story stands, prove where it no longer does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from wireroom.kernel.clock import Clock
from wireroom.page.flows import asking as _asking
from wireroom.page.flows import change_look as _look
from wireroom.page.flows import frame_page as _frame
from wireroom.page.flows import front_stories as _front
from wireroom.page.flows import make_pages as _pages
from wireroom.page.flows import make_renditions as _renditions
from wireroom.page.flows import preview_story as _preview
from wireroom.page.flows import probe as _probe
from wireroom.page.flows import rebuild as _rebuild
from wireroom.page.flows import refresh_site as _site
from wireroom.page.flows import search_archive as _search
from wireroom.page.flows.arrange_front import (
    begin_front,
    discard_front,
    front_filled,
    preview_front,
    publish_front,
    restore_front,
    save_front,
)
from wireroom.page.flows.keep_house import HouseState, house_state, save_house, spread_house
from wireroom.page.flows.keep_placards import save_placard
from wireroom.page.flows.keep_portraits import develop_portrait
from wireroom.page.flows.keep_redirects import drop_redirect, redirects, save_redirects
from wireroom.page.flows.keep_sections import (
    create_section,
    hide_section,
    merge_section,
    move_section,
    order_sections,
)
from wireroom.page.flows.refusals import ArrangedMeanwhile, ChangedMeanwhile, UnableToArrange, UnableToKeep
from wireroom.page.flows.standing_pages import Standing, save_standing_page, standing_pages, take_down_standing_page
from wireroom.page.queries import (
    front_history,
    front_state,
    placard_of,
    placards,
    plain_panel,
    portrait,
    records,
    sections_now,
    silent_marks,
)
from wireroom.page.rules.asking import Mark, PlainPanel
from wireroom.page.rules.filling import Filled
from wireroom.page.rules.front_state import ArrangementFacts, FrontState
from wireroom.page.rules.house import House, links_from, text_of_links
from wireroom.page.rules.logos import NoLogoError, shapes_of
from wireroom.page.rules.placards import PlacardFacts, PlaceKind
from wireroom.page.rules.redirects import BadMovesError, Move, moves_from
from wireroom.page.rules.search_sheet import Found, Order
from wireroom.page.rules.spots import HOME, SIZES, Pool, Size, Spot
from wireroom.story.api import PublicStory, Teaser

__all__ = [
    "HOME",
    "SIZES",
    "ArrangedMeanwhile",
    "ArrangementFacts",
    "BadMovesError",
    "ChangedMeanwhile",
    "Filled",
    "Found",
    "FrontState",
    "House",
    "HouseState",
    "KillRecord",
    "Mark",
    "Move",
    "NoLogoError",
    "PlacardFacts",
    "PlaceKind",
    "PlainPanel",
    "Pool",
    "Size",
    "Spot",
    "Standing",
    "UnableToArrange",
    "UnableToKeep",
    "begin_front",
    "change_look",
    "create_section",
    "develop_portrait",
    "discard_front",
    "drop_redirect",
    "framed",
    "front_filled",
    "front_history",
    "front_state",
    "front_stories",
    "hide_section",
    "house_state",
    "kill_record_faults",
    "kill_records",
    "links_from",
    "make_archives",
    "make_pages",
    "make_renditions",
    "mark_silent",
    "merge_section",
    "move_section",
    "moves_from",
    "order_sections",
    "placard_of",
    "placards",
    "plain_panel",
    "portrait",
    "preview_front",
    "preview_picture",
    "preview_story",
    "publish_front",
    "rebuild_all",
    "rebuild_range",
    "redirects",
    "refresh_site",
    "restore_front",
    "save_front",
    "save_house",
    "save_placard",
    "save_redirects",
    "save_standing_page",
    "search",
    "search_page",
    "sections_now",
    "set_plain_panel",
    "shapes_of",
    "silent_marks",
    "spread_house",
    "standing_pages",
    "surfaces_of",
    "take_down_standing_page",
    "text_of_links",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class KillRecord:
    """A killed story left a surface: `surface` is its kind (article, history, feeds, search …), `gone_at` UTC."""

    story_id: int
    surface: str
    path: str
    gone_at: datetime


def make_pages(*, story_ids: Iterable[int], clock: Clock, ask_for_pictures: bool = True) -> int:
    """Bring what readers have open up to date, what must go first; say how many pages changed."""
    return _pages.make_pages(story_ids, clock=clock, ask_for_pictures=ask_for_pictures)


def make_archives(*, story_ids: Iterable[int], clock: Clock) -> int:
    """Make the lists that may follow a moment later: labels, days, feeds, sitemaps; say how many pages changed."""
    return _pages.make_archives(story_ids, clock=clock)


def change_look() -> bool:
    """Put every story's pages down to be made again, if a release or a setting changed how they look; say whether."""
    return _look.change_look()


def framed(
    *,
    title: str,
    description: str,
    path: str,
    main: Markup,
    styles: Iterable[str],
    scripts: Iterable[str],
    now: datetime,
) -> bytes:
    """Print a reader page of another room as HTML: its finished `<main>` under the site's masthead and navigation.

    `styles` and `scripts` name the theme's files it needs beside the site's own.
    """
    return _frame.framed(
        title=title, description=description, path=path, main=main, styles=styles, scripts=scripts, now=now
    )


def front_stories(*, now: datetime, limit: int) -> tuple[Teaser, ...]:
    """Give the first stories of the front, in its own order."""
    return _front.front_stories(now=now, limit=limit)


def preview_story(*, story: PublicStory, now: datetime) -> bytes:
    """Print a story's page as readers would get it, for the desk alone."""
    return _preview.preview_page(story=story, now=now)


def preview_picture(*, story: PublicStory, now: datetime) -> str:
    """Where the picture is that a shared link to the story would show; "" while none is ready."""
    return _preview.preview_picture(story=story, now=now)


def make_renditions(*, story_id: int, clock: Clock) -> None:
    """Cut a public story's pictures to the sizes its pages need."""
    _renditions.make_renditions(story_id, clock=clock)


def refresh_site(*, clock: Clock) -> int:
    """Store assets, notices, robots, manifest and the lists that stand by themselves; to be run at start-up."""
    return _site.refresh_site(clock=clock)


def rebuild_range(*, low_id: int, high_id: int, clock: Clock) -> int:
    """Make the own pages of these stories again."""
    return _rebuild.rebuild_range(low_id, high_id, clock=clock)


def rebuild_all(*, clock: Clock, progress: Callable[[int, int], None]) -> int:
    """Make every page again; `progress` is told stories done and stories in all. Safe to interrupt and run again."""
    return _rebuild.rebuild_all(clock=clock, progress=progress)


def search(*, words: str, now: datetime, section: str = "", order: Order = "relevance", number: int = 1) -> Found:
    """Find public stories, best or newest first, twenty a page; `number` counts pages from 1."""
    return _search.search(words=words, section=section, order=order, number=number, now=now)


def search_page(*, words: str, now: datetime, section: str = "", order: Order = "relevance", number: int = 1) -> bytes:
    """Give the search page as HTML for what a reader asked."""
    return _search.search_html(words=words, section=section, order=order, number=number, now=now)


def surfaces_of(*, story_id: int) -> tuple[tuple[str, str], ...]:
    """Name every surface a story stands on now, as (kind, address)."""
    return _probe.surfaces_of(story_id)


def kill_records(*, story_id: int | None = None) -> tuple[KillRecord, ...]:
    """Give the record of each surface a killed story has left, of one story or of all, in the order they fell."""
    return tuple(
        KillRecord(story_id=row.story_id, surface=row.surface, path=row.path, gone_at=row.gone_at)
        for row in records(story_id=story_id)
    )


def kill_record_faults(*, story_id: int | None = None) -> tuple[str, ...]:
    """Probe the recorded surfaces again; say, in words for an operator, where a killed story still is."""
    return tuple(_probe.faults(story_id=story_id))


def set_plain_panel(*, panel: PlainPanel | None) -> None:
    """Ask like this on every story page, in the bytes that everybody gets, or not at all."""
    _asking.set_plain_panel(panel)


def mark_silent(*, mark: Mark, is_silent: bool, by: str, clock: Clock) -> bool:
    """Mark a story, section or topic as a place where nothing is asked, or take the mark off; say if that was new."""
    return _asking.mark_silent(mark, is_silent=is_silent, by=by, clock=clock)
