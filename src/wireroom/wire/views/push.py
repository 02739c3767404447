"""The way in for agencies that push over HTTP: `POST /wire/push/<feed>` with the file as the body."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wireroom.kernel.clock import SystemClock
from wireroom.wire.api import push_secret, receive
from wireroom.wire.rules.push_signature import fault
from wireroom.wire.views.request_body import TOO_LARGE, body_of


@csrf_exempt
@require_POST
def push(request: HttpRequest, feed: str) -> JsonResponse:
    """Keep a signed delivery and answer 202 with its receipt; it is filed right after. A replay changes nothing."""
    secret = push_secret(feed=feed)
    if not secret:
        return _refused(404, f"There is no feed {feed!r} that takes pushes: ask the newsroom for its name and secret.")
    body = body_of(request)
    if body is None:
        return _refused(413, TOO_LARGE)
    now = SystemClock().now()
    wrong = fault(
        secret=secret,
        timestamp=request.headers.get("X-Wireroom-Timestamp", ""),
        signature=request.headers.get("X-Wireroom-Signature", ""),
        body=body,
        now=now,
    )
    if wrong:
        return _refused(401, wrong)
    receipt = receive(feed=feed, name=request.headers.get("X-Wireroom-Name", "") or "pushed", data=body, now=now)
    return JsonResponse(
        {"delivery": receipt.delivery_id, "sha256": receipt.sha256, "repeated": receipt.repeated}, status=202
    )


def _refused(status: int, error: str) -> JsonResponse:
    return JsonResponse({"error": error}, status=status)
