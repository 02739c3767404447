"""Where hubs call: `GET /wire/websub/<token>` asks whether we subscribed, `POST` brings what is new."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wireroom.kernel.clock import SystemClock
from wireroom.wire.flows.subscription import confirm_subscription, refuse_subscription, take_published
from wireroom.wire.views.request_body import TOO_LARGE, body_of

LONGEST_CHALLENGE = 4000
_ANSWERS = {
    "unknown": (410, "There is no such subscription."),
    "forged": (403, "The signature does not fit."),
    "paused": (503, "The newsroom takes nothing from this feed at the moment."),
    "ping": (202, ""),
    "kept": (202, ""),
}


@csrf_exempt
@require_http_methods(["GET", "POST"])
def hub_call(request: HttpRequest, token: str) -> HttpResponse:
    """Answer a hub. What it sends counts only with a signature that fits the secret it was given."""
    return _published(request, token) if request.method == "POST" else _asked(request, token)


def _asked(request: HttpRequest, token: str) -> HttpResponse:
    """Verification of intent (W3C WebSub, section 5.3), and denial (5.2)."""
    said, now = request.GET, SystemClock().now()
    mode, topic, challenge = said.get("hub.mode"), said.get("hub.topic", ""), said.get("hub.challenge", "")
    if mode == "denied":
        known = refuse_subscription(token=token, topic=topic, reason=said.get("hub.reason", ""), now=now)
        return _plain(200 if known else 404, "")
    lease = said.get("hub.lease_seconds", "")
    if mode != "subscribe" or not 0 < len(challenge) <= LONGEST_CHALLENGE:
        return _plain(404, "Only a subscription can be confirmed here.")
    if not confirm_subscription(token=token, topic=topic, lease_seconds=lease, now=now):
        return _plain(404, "This subscription was not asked for.")
    return _plain(200, challenge)


def _published(request: HttpRequest, token: str) -> HttpResponse:
    """Content distribution (section 7)."""
    body = body_of(request)
    if body is None:
        return _plain(413, TOO_LARGE)
    signature = request.headers.get("X-Hub-Signature", "")
    taken = take_published(token=token, signature=signature, body=body, now=SystemClock().now())
    return _plain(*_ANSWERS[taken])


def _plain(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
