"""The list of keys, for those without the script and for printing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wireroom.desk.views.show import show


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Which key does what."""
    return show(request, "desk/keys.html", section="")
