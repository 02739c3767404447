"""Fronts, lists and archives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from wireroom.page.rules.sheets.heads import FeedLink, Head, TextLink
from wireroom.page.rules.sheets.pictures import PictureSheet
from wireroom.page.rules.sheets.teasers import TeaserSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionStrip:
    """A section on the front with its newest stories."""

    section: TextLink
    teasers: tuple[TeaserSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """The front. A story stands once in `lead`, `top` or `latest`; strips may repeat stories of `latest` only."""

    head: Head
    lead: TeaserSheet | None
    """None: nothing is published yet."""
    top: tuple[TeaserSheet, ...]
    """Up to four, next in weight."""
    latest: tuple[TeaserSheet, ...]
    """The river: newest first, up to fifteen."""
    strips: tuple[SectionStrip, ...]
    newest: datetime | None = None
    """The newest change of any story that was weighed for this page; None while nothing is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Stories of one size beside each other on an arranged front; a strip has a heading of its own."""

    size: Literal["lead", "second", "half", "third", "row", "strip", "river"]
    teasers: tuple[TeaserSheet, ...]
    heading: TextLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangedPage:
    """A front that editors arranged. A story stands once, but that strips may repeat stories of the river."""

    head: Head
    heading: str
    """The section's name; empty on the site's first page, whose heading is the masthead."""
    words: tuple[str, ...]
    """What the newsroom says of the section."""
    feeds: tuple[FeedLink, ...]
    breaking: TeaserSheet | None
    """For the line above everything: the first breaking story that is not at the head of the page."""
    opening: tuple[Band, ...]
    """What stands beside the river; empty when there is none."""
    river: tuple[TeaserSheet, ...]
    bands: tuple[Band, ...]
    older: TextLink | None
    """The day archive from which to read on, on a section's front."""
    newest: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The newest stories of a section, topic or author. May be empty: say so."""

    head: Head
    kind: Literal["section", "topic", "author"]
    heading: str
    role: str
    """An author's, such as "Harbour correspondent"; may be empty."""
    portrait: PictureSheet | None
    """An author's, square."""
    words: tuple[str, ...]
    """What the newsroom says of it, one paragraph each; may be empty."""
    teasers: tuple[TeaserSheet, ...]
    feeds: tuple[FeedLink, ...]
    """The list's own feeds, for a visible link; empty for topics and authors."""
    follow: str
    """Where a reader follows a topic or an author; empty for sections."""
    older: TextLink | None
    """The day archive from which to read on; None when everything is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """Everything first published on one day of the site's zone, earliest last. May be empty."""

    head: Head
    day: date
    heading: str
    """"Sunday 22 November 2026"."""
    teasers: tuple[TeaserSheet, ...]
    previous: TextLink | None
    """The nearest earlier day with stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionEntry:
    """One correction in the site's list."""

    headline: str
    href: str
    history_href: str
    note: str
    at: datetime
    section: TextLink


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage:
    """All corrections, newest first. May be empty."""

    head: Head
    heading: str
    entries: tuple[CorrectionEntry, ...]
