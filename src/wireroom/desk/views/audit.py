"""The audit log: who did what, and when; to look through, and to take away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from wireroom.desk.models import Act
from wireroom.desk.queries.acts import ActSearch, acts, all_acts
from wireroom.desk.queries.people import everybody
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.spreadsheets import csv_lines
from wireroom.desk.views.lists import PAGE, before_id, leaf, number
from wireroom.desk.views.show import show
from wireroom.kernel.site import current_site

FIRST_YEAR = 1970
COLUMNS = ("id", "at", "by", "deed", "on", "which", "story", "before", "after", "detail")


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The newest acts, narrowed by person, story, act and days."""
    search = _asked(request)
    rows = acts(search, before_id=before_id(request), limit=PAGE + 1)
    names = sorted({each.name for each in everybody()} | ({search.by} if search.by else set()))
    query = request.GET.copy()
    query.pop("before", None)
    return show(
        request,
        "desk/audit.html",
        section="newsroom",
        leaf=leaf(request, rows),
        asked=request.GET,
        search=search,
        deeds=[("", "Any act"), *((each.value, each.value) for each in Deed)],
        people=[("", "Anybody"), *((name, name) for name in names)],
        query=query.urlencode(),
    )


@require_safe
def audit_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Everything that was looked for, as a file that begins at once however long it is."""
    lines, kind = (_csv, "text/csv") if form == "csv" else (_json_lines, "application/x-ndjson")
    rows = ({name: _plain(act, name) for name in COLUMNS} for act in all_acts(_asked(request)))
    answer = StreamingHttpResponse(lines(rows), content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit.{form}"'
    return answer


def _asked(request: HttpRequest) -> ActSearch:
    since, until = _day(request, "since"), _day(request, "until")
    return ActSearch(
        by=request.GET.get("by", "").strip()[:150],
        story=number(request, "story"),
        deed=request.GET.get("deed", "")[:40],
        since=_midnight(since) if since else None,
        until=_midnight(until + timedelta(days=1)) if until else None,
    )


def _day(request: HttpRequest, name: str) -> date | None:
    given = request.GET.get(name, "")
    if not given:
        return None
    with suppress(ValueError):
        day = date.fromisoformat(given)
        if FIRST_YEAR <= day.year < MAXYEAR:
            return day
    messages.warning(request, f"“{given[:20]}” is no day such as 2026-11-26; it was left out.")
    return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=current_site().zone).astimezone(UTC)


def _plain(act: Act, name: str) -> object:
    value = getattr(act, name)
    return value.isoformat() if isinstance(value, datetime) else value


def _json_lines(rows: Iterable[dict[str, object]]) -> Iterator[str]:
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _csv(rows: Iterable[dict[str, object]]) -> Iterator[str]:
    return csv_lines(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
