"""Ask for briefings with an address and nothing else, and confirm it from the mailbox.

The form carries no token against forgery: no cookie is looked at, so there is nothing a stranger's page could borrow,
and nothing is sent but a letter that asks.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wireroom.briefing.rules.series import ALL_SERIES, MORNING
from wireroom.briefing.views.pages import as_list, chosen, now_here, page
from wireroom.kernel.visitors import address_of
from wireroom.reader import api as reader

CONFIRM_AT = "/briefings/confirm/"
LONGEST = 300


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def briefings(request: HttpRequest) -> HttpResponse:
    """Say what there is; take an address, and send it a letter that asks whether it is meant."""
    if request.method != "POST":
        return _form(typed="", ticked=(MORNING.key,))
    typed, ticked = request.POST.get("address", "")[:LONGEST], request.POST.getlist("list")
    try:
        key = reader.ask_to_join(
            typed=typed,
            lists=chosen(ticked),
            confirm_at=CONFIRM_AT,
            network=address_of(request.META),
            now=now_here(),
        )
    except reader.TooOftenRefusal as refusal:
        return _form(typed=typed, ticked=tuple(ticked), again_at=refusal.again_at, status=429)
    except reader.Refusal as refusal:
        return _form(typed=typed, ticked=tuple(ticked), error=str(refusal), status=422)
    return HttpResponseRedirect(f"/briefings/asked?{urlencode({'key': key})}", status=303)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way, the same for every address; take the code that stands in it."""
    key = request.POST.get("key", request.GET.get("key", ""))[:LONGEST]
    if request.method != "POST":
        return page("asked.html", title="Look into your mailbox", key=key, error="")
    try:
        token = reader.token_by_code(key=key, text=request.POST.get("code", ""), now=now_here())
    except reader.Refusal as refusal:
        return page("asked.html", title="Look into your mailbox", key=key, error=str(refusal), status=422)
    return _confirmed(token)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, for scanners open links; the press of it confirms, in any browser."""
    if request.method != "POST":
        waiting = reader.waiting_for(token=token, now=now_here())
        return page(
            "confirm.html",
            title="Confirm",
            token=token,
            names=[each.name for each in ALL_SERIES if each.key in (waiting or ())],
            status=200 if waiting else 410,
        )
    return _confirmed(token)


def _confirmed(token: str) -> HttpResponse:
    on = reader.confirm(token=token, now=now_here())
    names = [each.name for each in ALL_SERIES if each.key in on]
    return page("confirmed.html", title="Confirmed", token=token, names=names, status=200 if on else 410)


def _form(*, status: int = 200, **facts: object) -> HttpResponse:
    lists = [(each, as_list(each).words) for each in ALL_SERIES]
    given = {"error": "", "again_at": None} | facts
    return page("briefings.html", title="News by e-mail", is_private=False, lists=lists, status=status, **given)
