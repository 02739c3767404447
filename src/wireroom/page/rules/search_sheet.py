"""The search page laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from wireroom.kernel.site import Site
from wireroom.page.rules.heads import list_head
from wireroom.page.rules.sheets import Option, SearchHit, SearchPage, TextLink
from wireroom.story.events import Label
from wireroom.wire.events import printable

Order = Literal["relevance", "newest"]
HINTS = (
    "Check the spelling, or use fewer words.",
    "Put words in quotation marks only when they stand together exactly so.",
    "Choose all sections.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reader asked; `section` is a slug or empty for all."""

    words: str
    section: str
    order: Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of results. `total` is exact up to 1,000; beyond, `capped` is set. `asked`: there were words to find."""

    hits: tuple[SearchHit, ...]
    total: int
    capped: bool
    number: int
    more: bool
    asked: bool


def search_page(*, question: Question, found: Found, sections: Sequence[Label], site: Site) -> SearchPage:
    """Lay out one page of results, or the empty form."""
    title = f"{printable(question.words)} – Search" if found.asked else "Search"
    choices = (("", "All sections"), *((each.slug, each.name) for each in sections))
    return SearchPage(
        head=list_head(site=site, title=title, description="", path="", sections=sections, robots="noindex, follow"),
        words=printable(question.words),
        sections=tuple(_options(choices, question.section)),
        orders=tuple(_options((("relevance", "Best match"), ("newest", "Newest first")), question.order)),
        state="ask" if not found.asked else "found" if found.hits or found.total else "nothing",
        total=found.total,
        capped=found.capped,
        hits=found.hits,
        hints=HINTS if found.asked and not found.total else (),
        number=found.number,
        newer=_turn(question, found.number - 1, "Previous results") if found.number > 1 else None,
        older=_turn(question, found.number + 1, "More results") if found.more else None,
    )


def _options(choices: Iterable[tuple[str, str]], chosen: str) -> Iterable[Option]:
    return (Option(value=value, text=printable(text), chosen=value == chosen) for value, text in choices)


def _turn(question: Question, number: int, text: str) -> TextLink:
    query = {"q": question.words, "section": question.section}
    if question.order != "relevance":
        query["order"] = question.order
    wanted = {key: value for key, value in query.items() if value}
    return TextLink(text=text, href=f"/search?{urlencode(wanted | {'page': str(number)}, errors='replace')}")
