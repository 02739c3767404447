"""The archive, searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from wireroom.page.rules.sheets.heads import Head, TextLink


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
