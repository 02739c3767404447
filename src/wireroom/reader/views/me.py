"""What open pages ask: who is signed in here, and when that changes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_safe

from wireroom.kernel.passkeys import are_possible
from wireroom.kernel.site import current_site
from wireroom.reader.adapters import sessions
from wireroom.reader.adapters.providers import providers
from wireroom.reader.api import reader_of
from wireroom.reader.flows.sign_out import channel_of
from wireroom.reader.flows.tell_pages import told_channel_of
from wireroom.reader.flows.use_code import address_waiting
from wireroom.reader.rules.consent import words_of
from wireroom.reader.views.door import now_here, uncached
from wireroom.reader.views.sign_in import PURPOSE


@require_safe
@uncached
def me(request: HttpRequest) -> HttpResponseBase:
    """Say who is signed in, and give the token that this page's script sends with what it asks for.

    A browser that asked for a code, and whose page was loaded anew meanwhile, is told to which address it went.
    """
    now = now_here()
    reader = reader_of(request=request, now=now)
    said: dict[str, object] = {"signed_in": reader is not None}
    if reader:
        said |= {"name": reader.called}
    else:
        named = [{"slug": each.slug, "name": each.name} for each in providers()]
        key = sessions.held_code(request, purpose=PURPOSE)
        waiting = address_waiting(key=key, purpose=PURPOSE, now=now) if key else ""
        said |= {"consent": words_of(current_site().name), "providers": named, "code_sent_to": waiting}
    return JsonResponse({**said, "token": get_token(request), "passkeys": are_possible()})


@require_safe
@uncached
def pulse(request: HttpRequest) -> HttpResponseBase:
    """Let a signed-in page listen; the front keeps the stream, see `page.front.pulses`."""
    reader = reader_of(request=request, now=now_here())
    if reader is None:
        return HttpResponse(status=204)
    return HttpResponse(headers={"X-Wireroom-Pulse": f"{channel_of(reader.id)},{told_channel_of(reader.id)}"})
