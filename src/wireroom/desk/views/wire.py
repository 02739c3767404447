"""The wire monitor: a list that lives, and beside it the item that was chosen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from wireroom.desk.flows.presets import make_first_presets
from wireroom.desk.queries.filters import filter_groups, names_of_values
from wireroom.desk.queries.monitor_rows import desk_conditions, monitor_rows
from wireroom.desk.queries.presets import tabs_of, unseen_counts
from wireroom.desk.rules.monitor_links import address_of, chips, query_of
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.lists import PAGE, before_id, leaf
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.wire.api import monitor_count, newest_item_id
from wireroom.wire.events import Search, read_search

MOST_COUNTED = 500


@require_safe
def wire(request: HttpRequest) -> HttpResponse:
    """The newest items that a search finds, with the editor's presets and all that the search can be narrowed by."""
    asked = dict(request.GET.lists())
    search = read_search(asked)
    if search.words != " ".join(" ".join(asked.get("words", ())).split()) and not search.notes:
        return redirect(address_of(search.pairs()))
    editor, now = editor_of(request), SystemClock().now()
    newest = newest_item_id()
    rows = monitor_rows(search=search, editor=editor, now=now, before_id=before_id(request), limit=PAGE + 1)
    return show(
        request,
        "desk/wire.html",
        section="wire",
        leaf=leaf(request, rows),
        newest=max([newest, *(row.id for row in rows[:1])]),
        count=monitor_count(search=search, also=desk_conditions(search, editor=editor), now=now, most=MOST_COUNTED + 1),
        most=MOST_COUNTED,
        editor=editor,
        **_around(search, editor=editor),
    )


def _around(search: Search, *, editor: str) -> dict[str, Any]:
    make_first_presets()
    names, tabs = names_of_values(), tabs_of(editor)
    pairs = search.pairs()
    return {
        "search": search,
        "query": query_of(pairs),
        "pairs": pairs,
        "chips": chips(search, names=names),
        "groups": filter_groups(search, names=names),
        "tabs": tabs,
        "current": address_of(pairs),
        "unseen": unseen_counts(tabs, editor=editor, now=SystemClock().now()),
    }
