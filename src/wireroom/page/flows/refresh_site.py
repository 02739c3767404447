"""Everything that stands without any story: at start-up, and after a change of the look."""

from __future__ import annotations

from datetime import datetime

from wireroom.kernel.clock import Clock
from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import printed
from wireroom.page.flows.edition import Edition
from wireroom.page.flows.make_pages import Turn, in_time
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.rules.addresses import Surface
from wireroom.page.rules.manifest import manifest
from wireroom.page.rules.paper import FOREVER, HTML, Paper
from wireroom.page.rules.saved import SAVED, saved_page
from wireroom.page.rules.sitemaps import robots
from wireroom.story.api import sections
from wireroom.theme.api import assets, icons, worker

A_DAY = "public, max-age=86400"
MANIFEST = "application/manifest+json"


def refresh_site(*, clock: Clock) -> int:
    """Store assets, icons, worker, notices, manifest and every list that stands by itself; say how many changed."""

    def fill(edition: Edition) -> None:
        edition.papers += fixed_papers(now=clock.now())

    changed = in_time(fill, clock=clock)
    lists = [Surface("front"), Surface("corrections"), Surface("feeds"), Surface("sitemaps"), Surface("news-sitemap")]
    for section in sections(now=clock.now()):
        lists += [Surface("section", section.slug), Surface("feeds", section.slug)]
    return changed + in_time(Turn((), lists, clock=clock), clock=clock)


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
    behind, saved = worker(), saved_page(site=site, sections=sections(now=now))
    return [
        *kept_for_ever,
        *kept_a_day,
        Paper(path=behind.path, body=behind.data, content_type=behind.content_type),
        Paper(path=SAVED, body=printed(saved)[0], content_type=HTML),
        notice_at("/404", "missing", now=now),
        notice_at("/503", "unavailable", now=now),
        Paper(path="/robots.txt", body=robots(site), content_type="text/plain; charset=utf-8", cache_control=A_DAY),
        Paper(path="/manifest.webmanifest", body=manifest(site), content_type=MANIFEST, cache_control=A_DAY),
    ]
