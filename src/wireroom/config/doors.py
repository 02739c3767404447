"""Two doors, two keys: the desk's session and the readers' never meet, not even in one browser."""

from __future__ import annotations

from http.cookies import Morsel

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from wireroom.desk.views import door as desk
from wireroom.kernel.wanted_answer import wants_json

READERS = "/account/"
READERS_NAMES = {
    settings.SESSION_COOKIE_NAME: "wireroom_reader",
    settings.CSRF_COOKIE_NAME: "wireroom_reader_form",
}


class TwoDoors(SessionMiddleware):
    """Django's sessions and form tokens, under `/account/` by cookies of their own, which browsers send nowhere else.

    So signing in at one door makes no form worthless that is open at the other, and a page of news carries no cookie.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Give the request the cookies of its own door under Django's names, and hide the other door's."""
        if request.path.startswith(READERS):
            for name, readers in READERS_NAMES.items():
                request.COOKIES.pop(name, None)
                if readers in request.COOKIES:
                    request.COOKIES[name] = request.COOKIES[readers]
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Give the answer's cookies the names and the path of their door.

        A reader's key that is good no longer is left alone: another tab may just have been given the one that follows.
        """
        response = super().process_response(request, response)
        if request.path.startswith(READERS):
            if not request.session.modified:
                response.cookies.pop(settings.SESSION_COOKIE_NAME, None)
            for name, readers in READERS_NAMES.items():
                if name in response.cookies:
                    _rename(response, response.cookies.pop(name), readers)
        return response


def _rename(response: HttpResponseBase, cookie: Morsel[str], name: str) -> None:
    response.cookies[name] = cookie.value
    response.cookies[name].update(cookie | {"path": READERS})


def stale(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Say what to do when a form came without its token."""
    if not request.path.startswith(READERS):
        return desk.stale(request, reason)
    if wants_json(request.headers):
        answer: HttpResponse = JsonResponse({"error": "Please try once more.", "stale": True}, status=403)
    else:
        answer = render(request, "reader/stale.html", status=403)
    answer["Cache-Control"] = "private, no-store"
    return answer
