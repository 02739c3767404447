"""What a reader sees after giving, and what a browser asks about who supports us."""

from __future__ import annotations

import time
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wireroom.kernel.patience import Patience
from wireroom.kernel.visitors import address_of
from wireroom.support.adapters.provider import ProviderAwayError, ProviderRefusedError, current_provider
from wireroom.support.api import Standing, standing_of_intent
from wireroom.support.flows.look_again import look_again
from wireroom.support.models import Intent
from wireroom.support.queries.supporters import intent_of
from wireroom.support.rules.intents import PAID
from wireroom.support.rules.money import Money
from wireroom.support.views.giving import COOKIES
from wireroom.support.views.our_pages import CLOCK, printed

log = structlog.get_logger(__name__)
PATIENCE = Patience()


@require_safe
def thanks(request: HttpRequest, key: str) -> HttpResponseBase:
    """Say thank you, or that the bank still thinks or said no, or that nothing was taken."""
    intent = intent_of(key)
    if intent is None:
        return _page("support/unknown.html", title="We do not know this gift", path="/support/", status=404)
    state = _state(intent, may_ask=PATIENCE.allows(address_of(request.META), seconds=time.monotonic()))
    money = Money(intent.currency, intent.amount + intent.fee)
    title = {"given": "Thank you", "thinking": "Thank you"}.get(state, "Nothing was taken")
    answer = _page("support/thanks.html", title=title, path="/support/", intent=intent, money=money, state=state)
    if state in PAID:
        for place, name in COOKIES.items():
            answer.delete_cookie(name, path=place)
    return answer


def _page(template: str, *, title: str, path: str, status: int = 200, **facts: Any) -> HttpResponse:
    answer = printed(template, title=title, path=path, status=status, scripts=("support-thanks.js",), **facts)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _state(intent: Intent, *, may_ask: bool) -> str:
    """How the gift stands; a notice may be late, so the provider is asked where we know of none yet."""
    provider = current_provider()
    if intent.state != "open" or provider is None:
        return intent.state
    if not may_ask:
        return "thinking"
    try:
        look_again(intent, provider=provider, now=CLOCK.now())
    except (ProviderAwayError, ProviderRefusedError) as fault:
        log.warning("support.checkout_unknown", why=str(fault))
        return "thinking"
    return intent.state


@never_cache
@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """`?intent=KEY`, as this browser keeps it: `{"supporter", "until", "state"}`. It names nobody."""
    return as_json(standing_of_intent(key=request.GET.get("intent", "")[:64], now=CLOCK.now()))


def as_json(found: Standing) -> JsonResponse:
    """What a browser is told."""
    until = found.until.isoformat() if found.until else None
    return JsonResponse({"supporter": found.is_supporter, "until": until, "state": found.state, "badge": found.badge})
