"""What the head of each page says."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from wireroom.kernel.site import Site
from wireroom.page.rules.addresses import feed_paths
from wireroom.page.rules.sheets import NOTHING, FeedLink, Head, NavLink, PictureSheet
from wireroom.story.events import Label, PublicStory, shortened
from wireroom.wire.events import printable

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def feed_links(site: Site, section: Label | None = None) -> tuple[FeedLink, ...]:
    """Give the feeds of a section, or of the whole site, for discovery."""
    title = f"{site.name}: {printable(section.name)}" if section else site.name
    paths = feed_paths(section.slug if section else "")
    names = ("RSS", "Atom", "JSON Feed")
    return tuple(
        FeedLink(title=f"{title} ({name})", type=kind, href=href)
        for name, kind, href in zip(names, FEED_TYPES, paths, strict=True)
    )


def navigation(sections: Iterable[Label], current: str = "") -> tuple[NavLink, ...]:
    """Give the sections as links, the current one marked."""
    return tuple(
        NavLink(text=printable(section.name), href=f"/{section.slug}", current=section.slug == current)
        for section in sections
    )


def list_head(
    *,
    site: Site,
    title: str,
    description: str,
    path: str,
    sections: Iterable[Label],
    current: str = "",
    feeds: tuple[FeedLink, ...] = (),
    robots: str = "",
) -> Head:
    """Head a page that is not a story; `title` empty heads the front, `path` empty a page without an address."""
    whole = f"{title} – {site.name}" if title else f"{site.name} – {site.tagline}"
    return Head(
        title=whole,
        description=description,
        canonical=site.url + path if path else "",
        language=site.language,
        robots=robots,
        properties=_properties(site, "website", title or site.name, description, path) if path else (),
        names=(("twitter:card", "summary"),) if path else (),
        feeds=(*feeds, *feed_links(site)),
        navigation=navigation(sections, current),
    )


def story_head(
    *,
    site: Site,
    story: PublicStory,
    path: str,
    sections: Iterable[Label],
    picture: PictureSheet | None = None,
    data: Markup = NOTHING,
    title: str = "",
) -> Head:
    """Head a story, or with a `title` and a `path` of its own a page about it."""
    shown = story.current
    headline = printable(title or shown.headline)
    description = shortened(printable(shown.standfirst), limit=200)
    return Head(
        title=f"{headline} – {site.name}",
        description=description,
        canonical=site.url + path,
        language=site.language,
        robots="max-image-preview:large",
        properties=(
            *_properties(site, "article", headline, description, path),
            *_article(story),
            *_image(site, picture),
        ),
        names=(("twitter:card", "summary_large_image" if picture else "summary"),),
        feeds=(*feed_links(site, shown.section), *feed_links(site)),
        json_ld=data,
        navigation=navigation(sections, shown.section.slug),
    )


def _properties(site: Site, kind: str, title: str, description: str, path: str) -> tuple[tuple[str, str], ...]:
    return (
        ("og:type", kind),
        ("og:site_name", site.name),
        ("og:title", title),
        ("og:description", description),
        ("og:url", site.url + path),
        ("og:locale", site.language.replace("-", "_")),
    )


def _article(story: PublicStory) -> tuple[tuple[str, str], ...]:
    shown = story.current
    return (
        ("article:published_time", story.first_published_at.isoformat()),
        ("article:modified_time", shown.published_at.isoformat()),
        ("article:section", printable(shown.section.name)),
        *(("article:tag", printable(topic.name)) for topic in shown.topics),
    )


def _image(site: Site, picture: PictureSheet | None) -> tuple[tuple[str, str], ...]:
    if picture is None:
        return ()
    return (
        ("og:image", site.url + picture.src),
        ("og:image:width", str(picture.width)),
        ("og:image:height", str(picture.height)),
        ("og:image:alt", picture.alt),
    )
