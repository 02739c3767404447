"""What the monitor asks for while it is open: rows that are new or have changed, and what is not seen yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wireroom.desk.queries.monitor_rows import changed_rows, monitor_rows
from wireroom.desk.queries.presets import tabs_of, unseen_counts
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.lists import PAGE, number
from wireroom.kernel.clock import SystemClock
from wireroom.wire.api import newest_item_id
from wireroom.wire.events import read_search

MOST_NEW = 100
MOST_SHOWN = 400


@require_safe
def rows(request: HttpRequest) -> HttpResponse:
    """Rows that came `after` an item, or `before` one, and those `shown` whose state has changed since.

    `shown` is `ID:mark` for each row, separated by commas. `more` says that there are still older rows, or more new
    ones than are given.
    """
    editor, now = editor_of(request), SystemClock().now()
    newest = newest_item_id()
    after, before = number(request, "after"), number(request, "before")
    limit = MOST_NEW if after is not None else PAGE
    found = monitor_rows(
        search=read_search(dict(request.GET.lists())),
        editor=editor,
        now=now,
        after_id=after,
        before_id=before,
        limit=limit + 1,
    )
    page = {
        "rows": found[:limit],
        "more": len(found) > limit,
        "newest": max([newest, *(row.id for row in found[:1])]),
        "changed": changed_rows(_shown(request.GET.get("shown", "")), editor=editor),
        "editor": editor,
    }
    return render(request, "desk/wire_rows.html", page)


@require_safe
def unseen(request: HttpRequest) -> HttpResponse:
    """How many unseen items each of the editor's presets holds, by its number."""
    editor = editor_of(request)
    return JsonResponse(unseen_counts(tabs_of(editor), editor=editor, now=SystemClock().now()))


def _shown(given: str) -> dict[int, str]:
    pairs = (each.partition(":") for each in given.split(",")[:MOST_SHOWN])
    return {int(item): mark for item, _, mark in pairs if item.isascii() and item.isdigit() and len(item) < 19}
