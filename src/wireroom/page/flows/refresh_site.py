"""Everything that stands without any story: at start-up, and after a change of the look."""

from __future__ import annotations

from datetime import datetime

from wireroom.kernel.clock import Clock
from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import printed
from wireroom.page.flows.edition import Edition
from wireroom.page.flows.keep_portraits import all_portraits
from wireroom.page.flows.make_pages import Turn, in_time, not_there
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.flows.standing_papers import standing_papers
from wireroom.page.queries import sections_now
from wireroom.page.rules.addresses import Surface
from wireroom.page.rules.manifest import manifest
from wireroom.page.rules.paper import FOREVER, HTML, Paper
from wireroom.page.rules.saved import SAVED, saved_page
from wireroom.page.rules.sitemaps import robots
from wireroom.story.api import all_sections
from wireroom.theme.api import assets, icons, worker

A_DAY = "public, max-age=86400"
MANIFEST = "application/manifest+json"
MOVED_AUTHORS = Paper(path="/author/*", body=b"Moved.\n", content_type=HTML, status=301, location="/by/*")
"""Where authors' pages stood before."""


def refresh_site(*, clock: Clock) -> int:
    """Store assets, icons, worker, notices, manifest and every list that stands by itself; say how many changed."""

    def fill(edition: Edition) -> None:
        edition.papers += fixed_papers(now=clock.now())

    changed = in_time(fill, clock=clock)
    lists = [Surface("front"), Surface("corrections"), Surface("feeds"), Surface("sitemaps"), Surface("news-sitemap")]
    for slug in _sections(now=clock.now()):
        lists += [Surface("section", slug), Surface("feeds", slug)]
    return changed + in_time(Turn((), lists, clock=clock), clock=clock)


def _sections(*, now: datetime) -> list[str]:
    """Name the sections that readers are led to, those that have a page without it, and the former ones."""
    every = all_sections()
    shown = {label.slug for label in sections_now(now=now)}
    bare = {surface.name for surface in not_there([Surface("section", label.slug) for label in every.standing])}
    return [*(label.slug for label in every.standing if label.slug not in bare - shown), *every.gone]


def fixed_papers(*, now: datetime) -> list[Paper]:
    """Make what is the same whatever the news: assets, icons, the worker, saved stories' page, notices and so on."""
    site = current_site()
    kept_for_ever = [
        Paper(path=each.path, body=each.data, content_type=each.content_type, cache_control=FOREVER)
        for each in assets()
    ]
    kept_a_day = [
        Paper(path=each.path, body=each.data, content_type=each.content_type, cache_control=A_DAY) for each in icons()
    ]
    behind, saved = worker(), saved_page(site=site, sections=sections_now(now=now))
    return [
        *kept_for_ever,
        *kept_a_day,
        *standing_papers(now=now),
        *all_portraits(),
        MOVED_AUTHORS,
        Paper(path=behind.path, body=behind.data, content_type=behind.content_type),
        Paper(path=SAVED, body=printed(saved)[0], content_type=HTML),
        notice_at("/404", "missing", now=now),
        notice_at("/503", "unavailable", now=now),
        Paper(path="/robots.txt", body=robots(site), content_type="text/plain; charset=utf-8", cache_control=A_DAY),
        Paper(path="/manifest.webmanifest", body=manifest(site), content_type=MANIFEST, cache_control=A_DAY),
    ]
