"""The page on which readers give, with and without an account."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.views.decorators.http import require_http_methods

from wireroom.support.adapters.provider import Provider, ProviderAwayError, ProviderRefusedError, current_provider
from wireroom.support.adapters.terms import current_terms
from wireroom.support.flows.begin_giving import Wish, begin_giving
from wireroom.support.rules.money import Money, figures
from wireroom.support.rules.provider_facts import Every
from wireroom.support.rules.sides import SIDES
from wireroom.support.rules.terms import WORDS, AmountRefusedError, Offer, checked_amount, currency_wanted
from wireroom.support.views.our_pages import CLOCK, from_our_pages, is_secure, printed

FORM = re.compile(r"[\w-]{22,64}", re.ASCII)
APPEAL = re.compile(r"[\w.:-]{1,80}", re.ASCII)
COOKIES = {"/support/": "wireroom_giving", "/account/support/": "wireroom_giving_in_account"}
"""By which cookie a browser finds its form again at each door; by names of their own, for an answer to end both."""
A_DAY = 86_400
AWAY = "The payment provider does not answer just now. Nothing was taken. Try again in a moment."
REFUSED = "The payment provider would not take this. Nothing was taken. Try another amount, or write to us."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands in the form: as the address says, or as the reader filled it in. `here`: to be paid in our page."""

    offer: Offer
    every: Every
    amount: str
    other: str
    cover: bool
    appeal: str
    form: str
    here: bool = False
    side: str = ""

    @property
    def fee(self) -> Money:
        """What covering the fee of the chosen amount adds."""
        return current_terms().fee.to_cover(self.money())

    def money(self) -> Money:
        """The amount that is chosen, or written where "Other" is. Raises AmountRefusedError."""
        written = _in_figures(self.amount, self.offer) if self.amount.isdecimal() else self.other
        return checked_amount(written, currency=self.offer.currency)


@require_http_methods(["GET", "HEAD", "POST"])
@from_our_pages
def give(request: HttpRequest) -> HttpResponseBase:
    """The form, and where it leads. Nobody needs an account."""
    asked = asked_of(request)
    if request.method == "POST":
        return go_on(asked)
    return keep_form(page(asked, back="back" in request.GET), asked, place="/support/")


def keep_form(answer: HttpResponse, asked: Asked, *, place: str) -> HttpResponse:
    """Let this browser find the same form again until it has given.

    Whoever paid and never saw our thanks, because the line broke, comes back to the form that gave already and is
    thanked by it instead of paying twice. The cookie holds the form's number and is sent to these pages alone.
    """
    answer.set_cookie(
        COOKIES[place], asked.form, max_age=A_DAY, path=place, httponly=True, samesite="Lax", secure=is_secure()
    )
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """By which door a reader gives: with an account, or as anybody. `csrf` is the token of the account's forms."""

    action: str = "/support/"
    csrf: str = ""
    reader_id: int | None = None
    address: str = ""


ANYBODY = Door()


def go_on(asked: Asked, *, door: Door = ANYBODY) -> HttpResponseBase:
    """On to the provider's page, or its fields in ours; the form again, filled in as it was, when that cannot be."""
    provider = current_provider()
    if provider is None:
        return page(asked, door=door)
    try:
        begun = begin_giving(_wish(asked, door, provider), provider=provider, now=CLOCK.now())
    except AmountRefusedError as fault:
        return _again(asked, door, str(fault), status=422)
    except ProviderAwayError:
        return _again(asked, door, AWAY, status=503)
    except ProviderRefusedError:
        return _again(asked, door, REFUSED, status=502)
    if asked.here:
        return JsonResponse({"to": begun.to, "secret": begun.secret})
    return HttpResponseRedirect(begun.to, status=303)


def _wish(asked: Asked, door: Door, provider: Provider) -> Wish:
    return Wish(
        form=asked.form,
        money=asked.money(),
        fee=asked.fee.amount if asked.cover else 0,
        every=asked.every,
        appeal=asked.appeal,
        reader_id=door.reader_id,
        address=door.address,
        side=asked.side,
        way="element" if asked.here and provider.element else "checkout",
    )


def _again(asked: Asked, door: Door, error: str, *, status: int) -> HttpResponse:
    if asked.here:
        return JsonResponse({"error": error}, status=status)
    return page(asked, door=door, error=error, status=status)


def page(asked: Asked, *, door: Door = ANYBODY, error: str = "", status: int = 200, back: bool = False) -> HttpResponse:
    """The form, filled in so far."""
    terms, provider = current_terms(), current_provider()
    element = provider.element if provider else None
    amounts = asked.offer.amounts_for(asked.every)
    chosen = asked.amount or str(asked.offer.suggested_for(asked.every).amount)
    known = chosen in {"other", *(str(each.amount) for each in amounts)}
    return printed(
        "support/give.html",
        title="Support our journalism",
        description="Readers who can afford it pay for what everybody reads. There is no paywall.",
        path="/support/",
        status=status,
        scripts=(element.ours if element else "support-give.js", "appeal-kept.js"),
        element=element,
        door=door,
        is_open=provider is not None,
        asked=asked,
        amounts=amounts,
        chosen=chosen if known else "other",
        other=asked.other or ("" if known else _in_figures(chosen, asked.offer)),
        error=error,
        back=back,
        every_words=WORDS,
        terms=terms,
    )


def asked_of(request: HttpRequest) -> Asked:
    """What the form or the address asks for; nonsense is as if it were not there.

    So is an amount in a currency that is not offered: its figures would be another sum in ours.
    """
    said = request.POST if request.method == "POST" else request.GET
    every: Every = next((each for each in WORDS if each == said.get("every")), "month")
    terms = current_terms()
    country = request.headers.get(terms.country_header, "") if terms.country_header else ""
    wanted = said.get("currency", "").upper()
    is_another = wanted != "" and wanted not in terms.currencies
    currency = currency_wanted(
        asked=wanted,
        languages=request.headers.get("Accept-Language", "")[:200],
        country=country,
        offers=terms.offers,
    )
    return Asked(
        offer=terms.offer_in(currency),
        every=every,
        amount="" if is_another else _amount_of(said),
        other="" if is_another else said.get("other", "")[:20],
        cover="cover" in said,
        appeal=_matching(APPEAL, said.get("from", "")),
        here="here" in request.POST,
        side=next((side for side in SIDES if side == request.POST.get("side")), ""),
        form=_matching(FORM, request.POST.get("form") or _form_of(request)) or secrets.token_urlsafe(24),
    )


def _form_of(request: HttpRequest) -> str:
    """The number of the form that this browser has begun and not given by."""
    return next((request.COOKIES[name] for name in COOKIES.values() if name in request.COOKIES), "")


def _amount_of(said: QueryDict) -> str:
    amount = said.get("amount", "")
    return amount if amount == "other" or re.fullmatch(r"[1-9][0-9]{0,11}", amount) else ""


def _matching(pattern: re.Pattern[str], said: str) -> str:
    return said if pattern.fullmatch(said) else ""


def _in_figures(minor: str, offer: Offer) -> str:
    return figures(Money(offer.currency, int(minor)))
