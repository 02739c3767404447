"""The one reader page that is made when asked for: search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wireroom.kernel.clock import SystemClock
from wireroom.page.api import search_page

CLOCK = SystemClock()


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer `/search?q=&section=&order=&page=`; odd values are taken as if they were not given."""
    given = request.GET
    page = search_page(
        words=given.get("q", ""),
        section=given.get("section", ""),
        order="newest" if given.get("order") == "newest" else "relevance",
        number=_number(given.get("page", "")),
        now=CLOCK.now(),
    )
    return HttpResponse(page, headers={"X-Robots-Tag": "noindex"})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
