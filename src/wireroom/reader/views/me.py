"""What open pages ask: who is signed in here, and when that changes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_safe

from wireroom.kernel.site import current_site
from wireroom.reader.adapters.passkeys import are_possible
from wireroom.reader.api import reader_of
from wireroom.reader.flows.sign_out import channel_of
from wireroom.reader.rules.consent import words_of
from wireroom.reader.views.door import now_here, uncached


@require_safe
@uncached
def me(request: HttpRequest) -> HttpResponseBase:
    """Say who is signed in, and give the token that this page's script sends with what it asks for."""
    reader = reader_of(request=request, now=now_here())
    said: dict[str, object] = {"signed_in": reader is not None}
    said |= {"name": reader.called} if reader else {"consent": words_of(current_site().name)}
    return JsonResponse({**said, "token": get_token(request), "passkeys": are_possible()})


@require_safe
@uncached
def pulse(request: HttpRequest) -> HttpResponseBase:
    """Let a signed-in page listen; the front keeps the stream, see `page.front.pulses`."""
    reader = reader_of(request=request, now=now_here())
    if reader is None:
        return HttpResponse(status=204)
    return HttpResponse(headers={"X-Wireroom-Pulse": channel_of(reader.id)})
