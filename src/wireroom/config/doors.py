"""Two doors, two keys: the desk's session and the readers' never meet, not even in one browser."""

from __future__ import annotations

from http.cookies import Morsel

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from wireroom.desk.views import door as desk

READERS = "/account/"
READER_COOKIE = "wireroom_reader"


class TwoDoors(SessionMiddleware):
    """Django's sessions, under `/account/` by a cookie of their own, which browsers send nowhere else."""

    def process_request(self, request: HttpRequest) -> None:
        """Give the request the session of its own door, and hide the other door's cookie."""
        if request.path.startswith(READERS):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
            if READER_COOKIE in request.COOKIES:
                request.COOKIES[settings.SESSION_COOKIE_NAME] = request.COOKIES[READER_COOKIE]
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Give the answer's cookie the name and the path of its door."""
        response = super().process_response(request, response)
        if request.path.startswith(READERS) and settings.SESSION_COOKIE_NAME in response.cookies:
            _rename(response, response.cookies.pop(settings.SESSION_COOKIE_NAME))
        return response


def _rename(response: HttpResponseBase, cookie: Morsel[str]) -> None:
    response.cookies[READER_COOKIE] = cookie.value
    response.cookies[READER_COOKIE].update(cookie | {"path": READERS})


def stale(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Say what to do when a form came without its token."""
    if not request.path.startswith(READERS):
        return desk.stale(request, reason)
    if "application/json" in request.headers.get("Accept", ""):
        answer: HttpResponse = JsonResponse({"error": "Please try once more.", "stale": True}, status=403)
    else:
        answer = render(request, "reader/stale.html", status=403)
    answer["Cache-Control"] = "private, no-store"
    return answer
