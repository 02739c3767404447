"""What a browser needs before it can subscribe: the newsroom's key, and what can be followed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wireroom.alert import api as alert
from wireroom.alert.views.asks import refusal
from wireroom.kernel.clock import SystemClock


@never_cache
@require_safe
def offer(_request: HttpRequest) -> HttpResponse:
    """`{"key", "key_id", "topics": [{"key", "name"}]}`."""
    try:
        key_id, key = alert.public_key()
    except alert.VapidKeyMissingError:
        return refusal(503, "key", "Alerts are not set up here yet; try again in a moment.")
    topics = [{"key": each.key, "name": each.name} for each in alert.topics_offered(now=SystemClock().now())]
    return JsonResponse({"key": key, "key_id": key_id, "topics": topics})
