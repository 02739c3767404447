"""Leave a list, or choose anew, by the links that stand in every letter: they need no account and no cookie."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wireroom.briefing import api as briefing
from wireroom.briefing.rules.series import ALL_SERIES, FOLLOWED
from wireroom.briefing.views.pages import chosen, now_here, page
from wireroom.reader import api as reader


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str, edition_id: int) -> HttpResponse:
    """Show a button, for scanners open links; a POST leaves the list, from here or from a mail program (RFC 8058).

    It is answered the same however often it comes, and whether or not the link is known.
    """
    path = f"/briefings/stop/{token}/{edition_id}"
    if request.method != "POST":
        edition = briefing.edition(edition_id=edition_id)
        series = briefing.series_named(edition.on_list) if edition else None
        name = series.name if series else "the news by e-mail"
        return page("stop.html", title="Leave this list", action=path, name=name)
    briefing.leave_by(token=token, edition_id=edition_id)
    return page("stopped.html", title="You have left the list")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the recipient gets, and take what they want from now on: who ticks nothing is forgotten."""
    path, done, found = f"/briefings/choices/{token}", False, reader.choices_of(token=token)
    offered = (*ALL_SERIES, FOLLOWED) if found and FOLLOWED.key in found.lists else ALL_SERIES
    if request.method == "POST":
        lists = chosen(request.POST.getlist("list"), among=offered)
        done, found = reader.choose_lists_by(token, lists=lists, now=now_here()), reader.choices_of(token=token)
    if found is None:
        title = "You get no mail from us" if done else "This link is good no longer"
        return page("unknown.html", title=title, done=done, status=200 if done else 410)
    return page(
        "choices.html",
        title="What you get by e-mail",
        action=path,
        lists=offered,
        on=found.lists,
        is_stopped=found.is_stopped,
        done=done,
        token="",
        address="",
    )
