"""Print a sheet with its template."""

from __future__ import annotations

from wireroom.page.adapters.house_file import shown_house
from wireroom.page.rules.paper import HTML, MARK_HERE, Paper, marked
from wireroom.page.rules.sheets import (
    ArrangedPage,
    ArticlePage,
    CorrectionsPage,
    DayPage,
    FramedPage,
    FrontPage,
    HistoryPage,
    ListPage,
    NoticePage,
    SavedPage,
    SearchPage,
    Sheet,
    StandingSheet,
)
from wireroom.theme.api import jinja

TEMPLATES: dict[type[Sheet], str] = {
    ArticlePage: "page/article.html",
    HistoryPage: "page/history.html",
    FrontPage: "page/front.html",
    ArrangedPage: "page/arranged.html",
    ListPage: "page/list.html",
    DayPage: "page/day.html",
    CorrectionsPage: "page/corrections.html",
    SearchPage: "page/search.html",
    StandingSheet: "page/standing.html",
    NoticePage: "page/notice.html",
    SavedPage: "page/saved.html",
    FramedPage: "page/framed.html",
}


def printed(sheet: Sheet) -> tuple[bytes, str]:
    """Give the finished page and its live mark."""
    template = jinja().get_template(TEMPLATES[type(sheet)])
    page, mark = marked(template.render(page=sheet, mark=MARK_HERE, shown=shown_house()))
    return page.encode(), mark


def html_paper(
    sheet: Sheet, *, path: str, story_id: int | None = None, shows: tuple[tuple[int, int], ...] | None = ()
) -> Paper:
    """Print a live page for an address."""
    body, mark = printed(sheet)
    return Paper(path=path, body=body, content_type=HTML, mark=mark, story_id=story_id, shows=shows)


def notice_paper(sheet: NoticePage, *, path: str, story_id: int | None = None) -> Paper:
    """Print a notice for an address that has nothing else to show."""
    body, mark = printed(sheet)
    return Paper(path=path, body=body, content_type=HTML, status=sheet.status, mark=mark, story_id=story_id)
