"""What the desk's pages sound for."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from wireroom.desk.queries.pressing import Pressing, pressing_since
from wireroom.desk.rules.holds import hold_on
from wireroom.desk.views.lists import number
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.theme.times import clock
from wireroom.wire.api import newest_item_id
from wireroom.wire.events import plain_words


@require_safe
def pressing(request: HttpRequest) -> HttpResponse:
    """Flashes, bulletins and kills that came after item `after`; without it only where to begin."""
    newest, after, now = newest_item_id(), number(request, "after"), SystemClock().now()
    found = pressing_since(after, now=now) if after is not None else ()
    return JsonResponse({"newest": newest, "items": [_told(each, now=now) for each in found]})


def _told(pressing: Pressing, *, now: datetime) -> dict[str, object]:
    filed = pressing.filed
    warning = "[EMBARGO] " if hold_on(filed.item, now=now) else ""
    lead = filed.item.body[0].html if filed.item.body else ""
    return {
        "id": filed.id,
        "thread": filed.thread_id,
        "sort": pressing.sort,
        "agency": filed.credit_name,
        "headline": warning + (filed.item.headline or filed.item.slugline or plain_words(lead)[:160] or "No headline"),
        "at": clock(filed.received_at, zone=current_site().zone),
    }
