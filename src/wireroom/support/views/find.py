"""Somebody without an account asks for the link to what they give."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_http_methods

from wireroom.support.adapters.provider import ProviderAwayError, ProviderRefusedError, current_provider
from wireroom.support.flows.send_way_in import send_way_in
from wireroom.support.views.giving import AWAY
from wireroom.support.views.our_pages import CLOCK, from_our_pages, printed

SAID = "If something is given from that address, a letter with the link is on its way there."
NO_ADDRESS = "That is no e-mail address."


@require_http_methods(["GET", "HEAD", "POST"])
@from_our_pages
def find(request: HttpRequest) -> HttpResponseBase:
    """Take an address; say the same whether or not anything is given from it."""
    address = request.POST.get("address", "").strip()[:254]
    if request.method != "POST":
        return _page()
    if address.count("@") != 1 or any(sign.isspace() for sign in address):
        return _page(error=NO_ADDRESS, status=422)
    provider = current_provider()
    try:
        if provider:
            send_way_in(address=address, provider=provider, now=CLOCK.now())
    except (ProviderAwayError, ProviderRefusedError):
        return _page(error=AWAY, status=503)
    return _page(done=SAID)


def _page(*, error: str = "", done: str = "", status: int = 200) -> HttpResponseBase:
    return printed(
        "support/find.html", title="Find what you give", path="/support/find", status=status, error=error, done=done
    )
