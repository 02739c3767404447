"""Where a mail service tells of mail that came back."""

from __future__ import annotations

from typing import Any

from anymail.signals import tracking
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from wireroom.reader.adapters.returns import returns, told_by, tracking_view
from wireroom.reader.flows.take_returned import take_told
from wireroom.reader.views.door import now_here


@csrf_exempt
def returned(request: HttpRequest, service: str) -> HttpResponseBase:
    """Take the word of the service that the settings name, once the library has checked that it is the service's."""
    view = tracking_view(service) if service == returns().service else None
    if view is None:
        raise Http404
    return view(request)


@receiver(tracking, dispatch_uid="wireroom.reader.returns")
def hear(event: Any, **_: Any) -> None:
    """Hear what the library has read from such a request."""
    told = told_by(event)
    if told is not None:
        take_told(told, now=now_here())
