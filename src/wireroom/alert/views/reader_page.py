"""The reader's alerts page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wireroom.alert import api as alert
from wireroom.kernel.clock import SystemClock
from wireroom.page import api as page_room

CAPS = (1, 2, 3, 5, 8, 12, alert.HIGHEST)


@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Answer `/alerts`. It is the same for everybody: what this browser wants, a script asks by its endpoint."""
    now = SystemClock().now()
    head = page_room.head(
        title="Alerts",
        description="What this browser is told of, and when it is left alone. No account is needed.",
        path="/alerts",
        now=now,
    )
    facts = {"head": head, "topics": alert.topics_offered(now=now), "caps": CAPS}
    return render(request, "alert/alerts.html", {"page": facts, "mark": ""})
