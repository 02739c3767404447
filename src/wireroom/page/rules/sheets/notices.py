"""A plain notice instead of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from wireroom.page.rules.sheets.blocks import BodyBlock
from wireroom.page.rules.sheets.heads import Head, TextLink


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage:
    """A plain notice instead of a page."""

    head: Head
    status: int
    heading: str
    text: str
    links: tuple[TextLink, ...]
    """Where to go from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingSheet:
    """A page that stands without any story, such as the imprint."""

    head: Head
    heading: str
    body: tuple[BodyBlock, ...]
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """The stories a reader has saved in this browser: a script lists them, and it is the page shown offline."""

    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class FramedPage:
    """A page of another room: its finished `<main>`, and the theme's files it needs beside the site's own."""

    head: Head
    main: Markup
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
