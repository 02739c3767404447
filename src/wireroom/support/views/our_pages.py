"""What the pages of giving have in common: the site's frame, no cache, and no stranger's form.

Nobody is signed in under `/support/`, so there is nothing that a stranger's page could borrow (CSRF); such a page is
turned away all the same, by what browsers say of it (`Sec-Fetch-Site`, `Origin`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from markupsafe import Markup

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.patience import Patience
from wireroom.kernel.site import current_site
from wireroom.kernel.visitors import address_of
from wireroom.page import api as page_room
from wireroom.support.adapters.provider import Element, current_provider
from wireroom.theme.api import jinja

CLOCK = SystemClock()
A_MINUTE = 30
OWN = frozenset({"", "same-origin", "none"})
type View = Callable[..., HttpResponseBase]


def printed(
    template: str,
    *,
    title: str,
    description: str = "",
    path: str,
    status: int = 200,
    scripts: tuple[str, ...] = (),
    element: Element | None = None,
    **facts: Any,
) -> HttpResponse:
    """One page under the site's masthead; its forms may lead to the provider's pages, and nowhere else outside.

    With an `element` the provider's fields may be shown in it.
    """
    main = Markup(jinja().get_template(template).render({"title": title, "element": element, **facts}))  # noqa: S704 - the template escapes
    whole = page_room.framed(
        title=title,
        description=description,
        path=path,
        main=main,
        styles=("support.css",),
        scripts=scripts,
        now=CLOCK.now(),
    )
    answer = HttpResponse(whole, status=status)
    answer["Cache-Control"] = "private, no-store"
    provider = current_provider()
    if provider:
        answer.leads_to = provider.pages  # type: ignore[attr-defined]  # read by `config.giving_pages`
        answer.lets_in = element  # type: ignore[attr-defined]  # as above
    return answer


def from_our_pages(view: View) -> View:
    """Take forms from this site's own pages alone, and only so many from one network address in a minute."""
    patience = Patience(most=A_MINUTE)

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            if not _is_ours(request):
                return HttpResponse("Only this site's own pages can ask here.", status=403, content_type="text/plain")
            if not patience.allows(address_of(request.META), seconds=time.monotonic()):
                return too_much()
        return view(request, *args, **kwargs)

    return guarded


def too_much() -> HttpResponse:
    """What somebody is told who sends more forms than a minute's."""
    words = "That was a lot at once; wait a minute, then try again."
    return HttpResponse(words, status=429, content_type="text/plain", headers={"Retry-After": "60"})


def is_secure() -> bool:
    """Whether the site is served encrypted, so that cookies never travel otherwise."""
    return current_site().url.startswith("https://")


def _is_ours(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin")
    if request.headers.get("Sec-Fetch-Site", "") not in OWN:
        return False
    return origin is None or origin == current_site().url or urlsplit(origin).netloc == request.get_host()
