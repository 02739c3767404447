"""What a reader gives, and how to change or end it: in the account, or by a link that came by mail."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_safe

from wireroom.kernel.patience import Patience
from wireroom.kernel.site import current_site
from wireroom.reader.api import KnownReader, reader_of
from wireroom.support.adapters.provider import Provider, ProviderAwayError, ProviderRefusedError, current_provider
from wireroom.support.api import standing_of_reader
from wireroom.support.flows.change_pledge import NotYourPledgeError, card_page, change_amount, end_pledge
from wireroom.support.flows.write_letter import LINK_IN_RECEIPT, giver_by
from wireroom.support.queries.mine import payments_of, pledges_of
from wireroom.support.queries.supporters import givers_of, is_giving
from wireroom.support.rules.terms import AmountRefusedError
from wireroom.support.views.giving import AWAY, Door, asked_of, go_on, keep_form, page
from wireroom.support.views.our_pages import A_MINUTE, CLOCK, from_our_pages, printed, too_much
from wireroom.support.views.thanks import as_json

ACCOUNT = "/account/support/"
DONE = {
    "changed": "Changed. From the next time on the new amount is taken; it may take a moment until it shows here.",
    "ended": "Ended. Nothing more is taken. Thank you for what you gave.",
}
GONE = "That pledge is ended already."
PATIENCE = Patience(most=A_MINUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """Whose gifts a page shows: its address, the givers, and the token of its forms.

    `awaits`: something was given that is not in the books yet.
    """

    at: str
    givers: Sequence[str]
    csrf: str = ""
    name: str = ""
    awaits: bool = False


def _readers(view: Callable[[HttpRequest, KnownReader], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give the view the reader who is signed in; ask everybody else to sign in first."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        reader = reader_of(request=request, now=CLOCK.now())
        if reader is None:
            return HttpResponseRedirect(f"/account/sign-in?next={request.path}", status=303)
        return view(request, reader)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@_readers
def in_account(request: HttpRequest, reader: KnownReader) -> HttpResponseBase:
    """What the owner of this account gives with it."""
    mine = Mine(
        at=ACCOUNT,
        givers=givers_of(reader_id=reader.id),
        csrf=get_token(request),
        name=reader.called,
        awaits=is_giving(reader_id=reader.id),
    )
    return _answer(request, mine)


@require_http_methods(["GET", "HEAD", "POST"])
@from_our_pages
def by_link(request: HttpRequest, word: str) -> HttpResponseBase:
    """What is given by whom a letter's link names."""
    try:
        giver = giver_by(word, within=LINK_IN_RECEIPT)
    except signing.BadSignature:
        return printed("support/unknown.html", title="This link is too old", path="/support/", status=404)
    answer = _answer(request, Mine(at=f"/support/mine/{word}", givers=[giver]))
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@_readers
def give_in_account(request: HttpRequest, reader: KnownReader) -> HttpResponseBase:
    """Give as the owner of this account."""
    action = f"{ACCOUNT}give"
    door = Door(action=action, csrf=get_token(request), reader_id=reader.id, address=reader.address)
    asked = asked_of(request)
    if request.method != "POST":
        return keep_form(page(asked, door=door), asked, place=ACCOUNT)
    if not PATIENCE.allows(str(reader.id), seconds=time.monotonic()):
        return too_much()
    return go_on(asked, door=door)


@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """Whether who is signed in here supports us; see `thanks.standing`."""
    now = CLOCK.now()
    reader = reader_of(request=request, now=now)
    answer = as_json(standing_of_reader(reader_id=reader.id if reader else 0, now=now))
    answer["Cache-Control"] = "private, no-store"
    return answer


def _answer(request: HttpRequest, mine: Mine) -> HttpResponseBase:
    provider = current_provider()
    if request.method != "POST" or provider is None:
        return _page(mine, ending=request.GET.get("end", ""), done=DONE.get(request.GET.get("done", ""), ""))
    try:
        return HttpResponseRedirect(_act(request, mine, provider), status=303)
    except AmountRefusedError as fault:
        return _page(mine, error=str(fault), status=422)
    except NotYourPledgeError:
        return _page(mine, error=GONE, status=404)
    except (ProviderAwayError, ProviderRefusedError):
        return _page(mine, error=AWAY, status=503)


def _act(request: HttpRequest, mine: Mine, provider: Provider) -> str:
    said, pledge = request.POST, request.POST.get("pledge", "")
    match said.get("do"):
        case "change":
            change_amount(
                pledge=pledge,
                givers=mine.givers,
                written=said.get("amount", "")[:20],
                key=said.get("form", "")[:64],
                provider=provider,
            )
            return f"{mine.at}?done=changed"
        case "end":
            end_pledge(pledge=pledge, givers=mine.givers, provider=provider)
            return f"{mine.at}?done=ended"
        case _:
            back = current_site().url + mine.at
            return card_page(pledge=pledge, givers=mine.givers, back_to=back, provider=provider)


def _page(mine: Mine, *, ending: str = "", done: str = "", error: str = "", status: int = 200) -> HttpResponse:
    return printed(
        "support/mine.html",
        title="What you give",
        path="/support/",
        status=status,
        scripts=("support-mine.js",),
        mine=mine,
        pledges=pledges_of(mine.givers),
        payments=payments_of(mine.givers),
        ending=ending,
        done=done,
        error=error,
        form=secrets.token_urlsafe(24),
    )
