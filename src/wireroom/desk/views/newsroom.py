"""The newsroom's own affairs: one page that leads to them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wireroom.desk.views.show import show


@require_safe
def newsroom(request: HttpRequest) -> HttpResponse:
    """What is arranged rarely: people, sections, and the log of who did what."""
    return show(request, "desk/newsroom.html", section="newsroom")
