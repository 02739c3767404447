"""Put a page of the desk together."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wireroom.alert.api import alerts
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import desk_stories
from wireroom.wire.api import count_alarms, quarantined

MOST = 99


def show(request: HttpRequest, template: str, *, section: str, status: int = 200, **page: Any) -> HttpResponse:
    """Print a page with the navigation's numbers: copy that waits, alerts that wait, quarantine, sick feeds."""
    page["desk_section"] = section
    page["desk_counts"] = {
        "stories": len(desk_stories(state="waiting", limit=MOST)),
        "alerts": len(alerts(states=("waiting",), limit=MOST)),
        "quarantine": len(quarantined(limit=MOST)),
        "feeds": count_alarms(now=SystemClock().now()),
    }
    return render(request, template, page, status=status)
