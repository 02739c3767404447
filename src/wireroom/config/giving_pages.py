"""The pages of giving may lead to the payment provider's own, and one of them may show the provider's fields.

No other page may lead anywhere outside, or ask anybody outside for anything.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wireroom.support.api import Element


class LeadsToProvider:
    """Widens the content security policy of an answer by the provider's origins, and by no others.

    Its forms may lead to those it names in `leads_to`; where it has an element in `lets_in`, that one's script, frames
    and calls are let in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and widen the answer's policy where it asks for that."""
        response = self._get_response(request)
        wider = _wider(response)
        if wider:
            policy = settings.SECURE_CSP | {
                name: [*settings.SECURE_CSP[name], *origins] for name, origins in wider.items()
            }
            response._csp_config = policy  # type: ignore[attr-defined]  # noqa: SLF001 - Django's own name for it
        return response


def _wider(response: HttpResponse) -> dict[str, tuple[str, ...]]:
    origins: tuple[str, ...] = getattr(response, "leads_to", ())
    element: Element | None = getattr(response, "lets_in", None)
    wider = {"form-action": origins} if origins else {}
    if element is None:
        return wider
    return wider | {"script-src": element.scripts, "frame-src": element.frames, "connect-src": element.calls}
