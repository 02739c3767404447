"""What the head of a page says, and links."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """Words that lead somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NavLink:
    """A section in the site's navigation; `current` where the page belongs to it (`aria-current`)."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that belongs to the page: `<link rel="alternate" type title href>` in the head."""

    title: str
    type: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the `<head>` says, and the navigation above every page."""

    title: str
    """For `<title>`, whole: the site's name is already in it."""
    description: str
    canonical: str
    """Absolute address for `<link rel="canonical">`; empty on notices and search: then print none."""
    language: str
    """BCP 47, for `<html lang>`. A story in another language than the site's carries it on its `<article lang>`."""
    robots: str = ""
    """For `<meta name="robots">`; print none when empty."""
    properties: tuple[tuple[str, str], ...] = ()
    """Open Graph: `<meta property="{0}" content="{1}">` each."""
    names: tuple[tuple[str, str], ...] = ()
    """`<meta name="{0}" content="{1}">` each (twitter:card and such; description is not among them)."""
    feeds: tuple[FeedLink, ...] = ()
    json_ld: Markup = NOTHING
    """For `<script type="application/ld+json">{{ page.head.json_ld }}</script>`; print none when empty."""
    navigation: tuple[NavLink, ...] = ()
