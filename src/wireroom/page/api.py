"""The page room's front door: make pages, search them, say where a story stands, prove where it no longer does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from wireroom.kernel.clock import Clock
from wireroom.page.flows import change_look as _look
from wireroom.page.flows import frame_page as _frame
from wireroom.page.flows import make_pages as _pages
from wireroom.page.flows import make_renditions as _renditions
from wireroom.page.flows import probe as _probe
from wireroom.page.flows import rebuild as _rebuild
from wireroom.page.flows import refresh_site as _site
from wireroom.page.flows import search_archive as _search
from wireroom.page.queries import records
from wireroom.page.rules.search_sheet import Found, Order

__all__ = [
    "Found",
    "KillRecord",
    "change_look",
    "framed",
    "kill_record_faults",
    "kill_records",
    "make_archives",
    "make_pages",
    "make_renditions",
    "rebuild_all",
    "rebuild_range",
    "refresh_site",
    "search",
    "search_page",
    "surfaces_of",
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
