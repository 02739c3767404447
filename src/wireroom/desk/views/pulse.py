"""The stream by which open pages of the desk learn that the wire changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def pulse(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's shape of a view
    """Say that this editor may listen; the front process keeps the stream, see `page.front.pulses`."""
    return HttpResponse(headers={"X-Wireroom-Pulse": "wire, pressing, writing"})
