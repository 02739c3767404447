"""Where the payment provider tells what happened."""

from __future__ import annotations

import structlog
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wireroom.support.adapters.provider import NoticeRefusedError, current_provider
from wireroom.support.flows.file_notice import file_notice
from wireroom.support.views.our_pages import CLOCK

log = structlog.get_logger(__name__)
LARGEST = 500_000


@csrf_exempt
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Keep a signed notice. 200 says it is safe with us, or of no concern; all else is sent again."""
    provider = current_provider()
    if provider is None:
        return HttpResponse("Giving is not set up here.", status=503, content_type="text/plain")
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return HttpResponse("That is too large for a notice.", status=413, content_type="text/plain")
    try:
        notice = provider.notice_of(request.body, signature=request.headers.get("Stripe-Signature", ""))
    except NoticeRefusedError as refusal:
        log.warning("support.notice_refused", why=str(refusal))
        return HttpResponse(f"Refused. {refusal}", status=400, content_type="text/plain")
    file_notice(notice, now=CLOCK.now())
    return HttpResponse("Kept.", content_type="text/plain")
