"""The front's counts come in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wireroom.circulation.api import count
from wireroom.circulation.rules.door import HEADER, PURPOSE
from wireroom.circulation.rules.handover import handover_of
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.inside import is_inside_word


@csrf_exempt
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take a hand-over of a process of this newsroom; anybody else is refused."""
    if not is_inside_word(request.headers.get(HEADER, ""), purpose=PURPOSE):
        return HttpResponse(status=403)
    try:
        handover = handover_of(request.body)
    except (ValueError, KeyError, TypeError):
        return HttpResponse(status=400)
    count(handover=handover, now=SystemClock().now())
    return HttpResponse(status=204)
