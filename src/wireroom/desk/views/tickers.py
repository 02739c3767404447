"""Tickers: one search of the wire in a window of its own, for the corner of a screen or a whole wall."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from wireroom.desk.queries.monitor_rows import monitor_rows
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.lists import number
from wireroom.kernel.clock import SystemClock
from wireroom.wire.api import newest_item_id
from wireroom.wire.events import read_search

SHOWN = 60
"""Rows of a ticker: more than fit on any screen, few enough for one that runs for weeks."""


@require_safe
def ticker(request: HttpRequest) -> HttpResponse:
    """The newest rows of a search; with `after`, only those that came after that item, as a part of the page."""
    newest, after = newest_item_id(), number(request, "after")
    search = read_search(dict(request.GET.lists()))
    rows = monitor_rows(search=search, editor=editor_of(request), now=SystemClock().now(), after_id=after, limit=SHOWN)
    query, big = urlencode(search.pairs()), bool(request.GET.get("big"))
    page = {
        "rows": rows,
        "newest": max([newest, *(row.id for row in rows[:1])]),
        "search": search,
        "name": request.GET.get("name", "").strip()[:60] or _named(search.pairs()),
        "query": query,
        "big": big,
        "other_size": "?" + "&".join(filter(None, (query, "" if big else "big=1"))),
    }
    return render(request, "desk/ticker_rows.html" if after is not None else "desk/ticker.html", page)


def _named(pairs: tuple[tuple[str, str], ...]) -> str:
    """A search in words, for the window's title."""
    return ", ".join(value.replace("-", "not ", 1) if value.startswith("-") else value for _, value in pairs) or "Wire"
