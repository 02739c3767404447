"""What search engines are told: sitemaps (sitemaps.org 0.9), the news sitemap, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from wireroom.kernel.site import Site
from wireroom.page.rules.markup import document, moment, put
from wireroom.story.events import Stamp

XML = "application/xml; charset=utf-8"
NEWS_FOR = timedelta(hours=48)
NEWS_AT_MOST = 1000
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_PLAIN: Any = {None: _MAP}  # lxml names the default namespace None; its stubs do not know it
_WITH_NEWS: Any = {None: _MAP, "news": _NEWS}


def sitemap(*, site: Site, stamps: Sequence[Stamp]) -> bytes:
    """List stories with the time of their latest version."""
    root = etree.Element(f"{{{_MAP}}}urlset", nsmap=_PLAIN)
    for stamp in stamps:
        _url(root, site, stamp.path, stamp.published_at)
    return document(root)


def sitemap_index(*, site: Site, chunks: Iterable[int]) -> bytes:
    """List the chunks of the sitemap."""
    root = etree.Element(f"{{{_MAP}}}sitemapindex", nsmap=_PLAIN)
    for chunk in chunks:
        put(etree.SubElement(root, f"{{{_MAP}}}sitemap"), f"{{{_MAP}}}loc", f"{site.url}/sitemap/{chunk}.xml")
    return document(root)


def news_sitemap(*, site: Site, stamps: Iterable[Stamp], now: datetime) -> bytes:
    """List what was first published in the last two days, at most 1,000 (Google's news sitemap rules)."""
    root = etree.Element(f"{{{_MAP}}}urlset", nsmap=_WITH_NEWS)
    fresh = [stamp for stamp in stamps if now - stamp.first_published_at < NEWS_FOR]
    for stamp in fresh[:NEWS_AT_MOST]:
        url = _url(root, site, stamp.path, stamp.published_at)
        news = etree.SubElement(url, f"{{{_NEWS}}}news")
        publication = etree.SubElement(news, f"{{{_NEWS}}}publication")
        put(publication, f"{{{_NEWS}}}name", site.name)
        put(publication, f"{{{_NEWS}}}language", (stamp.language or site.language).split("-")[0])
        put(news, f"{{{_NEWS}}}publication_date", moment(stamp.first_published_at))
        put(news, f"{{{_NEWS}}}title", stamp.headline)
    return document(root)


def robots(site: Site) -> bytes:
    """Let everybody read everything but search results and the desk, and name the sitemaps (RFC 9309)."""
    lines = ("User-agent: *", "Disallow: /search", "Disallow: /desk", "Allow: /", "")
    maps = (f"Sitemap: {site.url}/sitemap.xml", f"Sitemap: {site.url}/news-sitemap.xml", "")
    return "\n".join((*lines, *maps)).encode()


def _url(root: etree._Element, site: Site, path: str, changed_at: datetime) -> etree._Element:
    url = etree.SubElement(root, f"{{{_MAP}}}url")
    put(url, f"{{{_MAP}}}loc", site.url + path)
    put(url, f"{{{_MAP}}}lastmod", moment(changed_at))
    return url
