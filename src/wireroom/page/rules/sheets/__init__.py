"""The sheets: everything a template may print, ready for printing.

Every template of the page room gets exactly three names: `page` (one of the sheets below, by template) and
`mark` (the live mark, for `<body data-mark="{{ mark }}">`) and `shown` (the house), beside the theme's globals
(`site`, `asset`).

| template               | sheet           | address                          |
|------------------------|-----------------|----------------------------------|
| page/article.html      | ArticlePage     | /{yyyy}/{mm}/{dd}/{slug}         |
| page/history.html      | HistoryPage     | …/history                        |
| page/front.html        | FrontPage       | /                                |
| page/arranged.html     | ArrangedPage    | /, /{section}                    |
| page/list.html         | ListPage        | /{section}, /topic/…, /by/…  |
| page/day.html          | DayPage         | /{yyyy}/{mm}/{dd}                |
| page/corrections.html  | CorrectionsPage | /corrections                     |
| page/search.html       | SearchPage      | /search                          |
| page/standing.html     | StandingSheet   | /imprint and such                |
| page/notice.html       | NoticePage      | 404, 410, withheld, 503          |
| page/saved.html        | SavedPage       | /saved                           |
| page/framed.html       | FramedPage      | pages of other rooms             |

Values of type `str` are plain text and must be escaped (autoescape does); values of type `Markup` are finished,
safe HTML. Every `href` is a path on this site. Every moment is aware: print it with the theme's filters.
What a reader sees must stand in one `<main>` element: its bytes make the live mark, so `<main>` holds nothing
that differs from one making of the page to the next (no `mark`, no "three minutes ago", no random ids).
"""

from __future__ import annotations

from wireroom.page.rules.sheets.articles import ArticlePage, CorrectionNote, Provenance
from wireroom.page.rules.sheets.blocks import BodyBlock, MomentSheet, PlayerSheet, PostSheet
from wireroom.page.rules.sheets.heads import NOTHING, FeedLink, Head, NavLink, TextLink
from wireroom.page.rules.sheets.histories import DiffBlock, DiffPart, HistoryPage, VersionSheet
from wireroom.page.rules.sheets.lists import (
    ArrangedPage,
    Band,
    CorrectionEntry,
    CorrectionsPage,
    DayPage,
    FrontPage,
    ListPage,
    SectionStrip,
)
from wireroom.page.rules.sheets.notices import FramedPage, NoticePage, SavedPage, StandingSheet
from wireroom.page.rules.sheets.pictures import PictureSheet, PictureSource
from wireroom.page.rules.sheets.searches import Option, SearchHit, SearchPage
from wireroom.page.rules.sheets.teasers import Kind, TeaserSheet

__all__ = [
    "NOTHING",
    "ArrangedPage",
    "ArticlePage",
    "Band",
    "BodyBlock",
    "CorrectionEntry",
    "CorrectionNote",
    "CorrectionsPage",
    "DayPage",
    "DiffBlock",
    "DiffPart",
    "FeedLink",
    "FramedPage",
    "FrontPage",
    "Head",
    "HistoryPage",
    "Kind",
    "ListPage",
    "MomentSheet",
    "NavLink",
    "NoticePage",
    "Option",
    "PictureSheet",
    "PictureSource",
    "PlayerSheet",
    "PostSheet",
    "Provenance",
    "SavedPage",
    "SearchHit",
    "SearchPage",
    "SectionStrip",
    "Sheet",
    "StandingSheet",
    "TeaserSheet",
    "TextLink",
    "VersionSheet",
]

Sheet = (
    ArticlePage
    | FrontPage
    | ArrangedPage
    | ListPage
    | DayPage
    | CorrectionsPage
    | HistoryPage
    | SearchPage
    | NoticePage
    | SavedPage
    | StandingSheet
    | FramedPage
)
