"""A reader searches the archive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup, escape

from wireroom.kernel.site import current_site
from wireroom.page.adapters import search_index
from wireroom.page.adapters.press import printed
from wireroom.page.adapters.search_index import MARK_OFF, MARK_ON, Hit
from wireroom.page.flows.standing import numbers_now
from wireroom.page.queries import sections_now
from wireroom.page.rules.search_sheet import Found, Order, Question, search_page
from wireroom.page.rules.search_words import LONGEST, match_expression
from wireroom.page.rules.sheets import SearchHit, TextLink
from wireroom.story.api import all_sections

A_PAGE = 20
COUNTED = 1000
PAGES = COUNTED // A_PAGE


def search(*, words: str, section: str = "", order: Order = "relevance", number: int = 1, now: datetime) -> Found:
    """Find public stories. Whatever is typed is safe; what the gate does not let pass at `now` is left out."""
    return _found(words, all_sections().key(section), order, number, now=now)


def _found(words: str, section: str, order: Order, number: int, *, now: datetime) -> Found:
    expression = match_expression(words, section=section)
    number = min(max(number, 1), PAGES)
    if not expression:
        return Found(hits=(), total=0, capped=False, number=1, more=False, asked=False)
    hits = search_index.find(expression, order=order, offset=(number - 1) * A_PAGE, limit=A_PAGE)
    total = search_index.count(expression, at_most=COUNTED + 1)
    return Found(
        hits=_public(hits, now),
        total=min(total, COUNTED),
        capped=total > COUNTED,
        number=number,
        more=number < PAGES and total > number * A_PAGE,
        asked=True,
    )


def search_html(*, words: str, section: str, order: Order, number: int, now: datetime) -> bytes:
    """Print the search page for what a reader asked."""
    section = all_sections().key(section)
    found = _found(words, section, order, number, now=now)
    question = Question(words=words[:LONGEST], section=section, order=order)
    sheet = search_page(question=question, found=found, sections=sections_now(now=now), site=current_site())
    return printed(sheet)[0]


def _public(hits: Sequence[Hit], now: datetime) -> tuple[SearchHit, ...]:
    seen = numbers_now([hit.story_id for hit in hits], now=now)
    return tuple(_sheet(hit) for hit in hits if hit.story_id in seen)


def _sheet(hit: Hit) -> SearchHit:
    return SearchHit(
        href=hit.path,
        headline=marked(hit.headline),
        snippet=marked(hit.snippet),
        section=TextLink(text=hit.section_name, href=f"/{hit.section}"),
        credit=hit.credit,
        byline=hit.byline,
        published_at=datetime.fromisoformat(hit.published_at),
    )


def marked(text: str) -> Markup:
    """Escape a found text and put `<mark>` round the words that were searched for."""
    return Markup(escape(text).replace(MARK_ON, Markup("<mark>")).replace(MARK_OFF, Markup("</mark>")))  # noqa: S704 - all but the marks is escaped
