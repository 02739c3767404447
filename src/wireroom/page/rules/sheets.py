"""The sheets: everything a template may print, ready for printing.

Every template of the page room gets exactly two names: `page` (one of the sheets below, by template) and
`mark` (the live mark, for `<body data-mark="{{ mark }}">`), beside the theme's globals (`site`, `asset`).

| template               | sheet           | address                          |
|------------------------|-----------------|----------------------------------|
| page/article.html      | ArticlePage     | /{yyyy}/{mm}/{dd}/{slug}         |
| page/history.html      | HistoryPage     | …/history                        |
| page/front.html        | FrontPage       | /                                |
| page/list.html         | ListPage        | /{section}, /topic/…, /author/…  |
| page/day.html          | DayPage         | /{yyyy}/{mm}/{dd}                |
| page/corrections.html  | CorrectionsPage | /corrections                     |
| page/search.html       | SearchPage      | /search                          |
| page/notice.html       | NoticePage      | 404, 410, withheld, 503          |

Values of type `str` are plain text and must be escaped (autoescape does); values of type `Markup` are finished,
safe HTML. Every `href` is a path on this site. Every moment is aware: print it with the theme's filters.
What a reader sees must stand in one `<main>` element: its bytes make the live mark, so `<main>` holds nothing
that differs from one making of the page to the next (no `mark`, no "three minutes ago", no random ids).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from markupsafe import Markup

from wireroom.page.rules.picture_sheets import PictureSheet

__all__ = [
    "ArticlePage",
    "BodyBlock",
    "CorrectionEntry",
    "CorrectionNote",
    "CorrectionsPage",
    "DayPage",
    "DiffBlock",
    "DiffPart",
    "FeedLink",
    "FrontPage",
    "Head",
    "HistoryPage",
    "ListPage",
    "NavLink",
    "NoticePage",
    "Option",
    "PictureSheet",
    "Provenance",
    "SearchHit",
    "SearchPage",
    "SectionStrip",
    "Sheet",
    "TeaserSheet",
    "TextLink",
    "VersionSheet",
]

NOTHING = Markup()
Kind = Literal["new", "update", "correction"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TeaserSheet:
    """A story in a list."""

    id: int
    href: str
    headline: str
    standfirst: str
    byline: str
    credit: str
    section: TextLink
    kind: Kind
    label: str
    """"Breaking", "Correction" or "" (nothing to say)."""
    correction: str
    """The newest version's correction note; empty unless `kind` is correction."""
    picture: PictureSheet | None
    """Cut to 3:2 around the focal point; None while there is none."""
    published_at: datetime
    """First published."""
    updated_at: datetime | None
    """Latest change; None while there is one version."""
    language: str
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBlock:
    """One block of copy.

    `kind` is paragraph, heading (h2), quote, list (ul), ordered-list (ol), table or preformatted; `html` is
    sanitised: inline markup; of a list its `<li>`s, of a table its rows. `key` is a short hash of the content
    for `data-key`: it tells the live script which blocks changed.
    """

    kind: Literal["paragraph", "heading", "quote", "list", "ordered-list", "table", "preformatted"]
    html: Markup
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNote:
    """A correction as printed under the story: when, what, and which version made it."""

    at: datetime
    note: str
    number: int
    href: str
    """Leads to that version on the history page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """From the wire to the page. Empty strings and None for the newsroom's own copy."""

    provider: str
    wire_id: str
    wire_version: str
    received_at: datetime | None
    hash: str
    """Of the shown version, hex SHA-256; print its first twelve signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """A story, read."""

    head: Head
    id: int
    href: str
    headline: str
    standfirst: str
    label: str
    """"Breaking", "Correction" or ""."""
    byline: str
    authors: tuple[TextLink, ...]
    """The authors with pages of their own; print these instead of `byline` when there are any."""
    dateline: str
    credit: str
    """"Via Halyard news wire"; empty for own copy."""
    section: TextLink
    topics: tuple[TextLink, ...]
    language: str
    direction: Literal["ltr", "rtl"]
    body: tuple[BodyBlock, ...]
    appeal_after: int
    """The appeal's slot stands after this many blocks (0: no slot, the story is too short)."""
    lead: PictureSheet | None
    """The first picture, uncut; None while it has not come."""
    pictures: tuple[PictureSheet, ...]
    """Further pictures, uncut: below the copy, or spread through it."""
    published_at: datetime
    updated_at: datetime | None
    """Latest change; None while there is one version."""
    version: int
    history_href: str
    corrections: tuple[CorrectionNote, ...]
    """Newest first."""
    provenance: Provenance


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
class ListPage:
    """The newest stories of a section, topic or author. May be empty: say so."""

    head: Head
    kind: Literal["section", "topic", "author"]
    heading: str
    teasers: tuple[TeaserSheet, ...]
    feeds: tuple[FeedLink, ...]
    """The list's own feeds, for a visible link; empty for topics and authors."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPart:
    """Words that stayed, came or went: plain text. Print added as `<ins>`, removed as `<del>`."""

    change: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffBlock:
    """A headline, standfirst or block of copy compared with the version before. `change` is of the block as a whole."""

    part: Literal["headline", "standfirst", "body"]
    change: Literal["same", "added", "removed", "changed"]
    parts: tuple[DiffPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSheet:
    """One version in the history: `id="v{number}"` is its anchor."""

    number: int
    kind: Kind
    label: str
    """"First version", "Update" or "Correction"."""
    at: datetime
    headline: str
    credit: str
    byline: str
    note: str
    """The public correction note, or empty."""
    blocks: tuple[DiffBlock, ...]
    """Compared with the version before; of the first version everything, as `same`."""
    unchanged: int
    """How many blocks stayed as they were and may be folded away."""
    received_at: datetime | None
    wire_id: str
    wire_version: str
    hash: str
    previous_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Every version of a story, newest first, with the chain of hashes that ties them."""

    head: Head
    headline: str
    href: str
    """The story itself."""
    json_href: str
    """The chain as JSON, for whoever wants to check it."""
    language: str
    direction: Literal["ltr", "rtl"]
    versions: tuple[VersionSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice in a form's list."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A story found: `headline` and `snippet` are escaped, with `<mark>` round what was searched for."""

    href: str
    headline: Markup
    snippet: Markup
    section: TextLink
    credit: str
    byline: str
    published_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The archive, searched. The form is GET /search with q, section, order (relevance or newest) and page."""

    head: Head
    words: str
    """As typed, for the input's value."""
    sections: tuple[Option, ...]
    orders: tuple[Option, ...]
    state: Literal["ask", "found", "nothing"]
    """ask: no words yet; nothing: show `hints`."""
    total: int
    capped: bool
    """`total` is a lower bound ("more than 1,000")."""
    hits: tuple[SearchHit, ...]
    hints: tuple[str, ...]
    number: int
    """Which page of results, from 1."""
    newer: TextLink | None
    """The page of results before this one."""
    older: TextLink | None
    """The page of results after this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage:
    """A plain notice instead of a page."""

    head: Head
    status: int
    heading: str
    text: str
    links: tuple[TextLink, ...]
    """Where to go from here."""


Sheet = ArticlePage | FrontPage | ListPage | DayPage | CorrectionsPage | HistoryPage | SearchPage | NoticePage
