"""The wire: what came in, item by item."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wireroom.desk.views.lists import PAGE, before_id, leaf
from wireroom.desk.views.show import show
from wireroom.wire.api import feeds, search_items

STATUSES = (
    ("", "Any status"),
    ("usable", "Usable"),
    ("embargoed", "Embargoed"),
    ("withheld", "Withheld"),
    ("canceled", "Cancelled"),
)
MARKS = (("", "All"), ("alert", "Flash and bulletin"), ("conflict", "In conflict"))


@require_safe
def wire(request: HttpRequest) -> HttpResponse:
    """All items, newest arrival first, narrowed by feed, status, mark and words."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("words", "feed", "status", "state")}
    asked["status"] = asked["status"] if asked["status"] in dict(STATUSES) else ""
    asked["state"] = asked["state"] if asked["state"] in dict(MARKS) else ""
    rows = search_items(
        words=asked["words"],
        feed=asked["feed"],
        status=asked["status"],
        state=asked["state"],
        before_id=before_id(request),
        limit=PAGE + 1,
    )
    return show(
        request,
        "desk/wire.html",
        section="wire",
        leaf=leaf(request, rows),
        asked=asked,
        feeds=feeds(),
        statuses=STATUSES,
        marks=MARKS,
    )
