"""What readers give, for the publisher: sums, payments, the comparison with the provider, files for the accountant."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.spreadsheets import csv_lines
from wireroom.desk.views.acts import act
from wireroom.desk.views.lists import PAGE, before_id, leaf
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.support import api as support

ALL_MONTHS = 1200


@require_safe
def giving(request: HttpRequest) -> HttpResponse:
    """Sums by month, what is pledged, how the books compare, and the newest payments."""
    now = SystemClock().now()
    return show(
        request,
        "desk/giving.html",
        section="giving",
        is_open=support.is_giving_open(),
        supporters=support.count_supporters(now=now),
        goal=support.goal(now=now),
        months=support.months(zone=current_site().zone),
        pledged=support.pledged(),
        comparison=support.last_comparison(),
        leaf=leaf(request, support.payments(limit=PAGE + 1, before_id=before_id(request))),
        terms=support.current_terms(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def payment(request: HttpRequest, payment: str) -> HttpResponse:
    """One payment with all that happened to it; to send it back, or a part of it."""
    found = support.payment(payment)
    if found is None:
        raise Http404("There is no such payment in the books.")
    refusal, form = "", request.POST.get("form", "")[:64] or secrets.token_urlsafe(18)
    if request.method == "POST":
        refusal = _refund(request, payment, form)
        if not refusal:
            return redirect("desk:giving-payment", payment=payment)
    return show(
        request,
        "desk/giving_payment.html",
        section="giving",
        status=422 if refusal else 200,
        payment=found,
        figures=support.figures(found.kept),
        movements=list(support.movements(about=payment)),
        form=form,
        refusal=refusal,
    )


def _refund(request: HttpRequest, payment: str, form: str) -> str:
    """Send back what the form says; give why not, if not. The order stands in the audit log before it goes out."""
    try:
        money = support.check_refund(ref=payment, written=request.POST.get("amount", "")[:20])
        with act(request, Deed.MONEY_RETURNED, on="payment", which=payment) as line:
            line.detail = str(money)
        support.refund_payment(ref=payment, money=money, key=form)
    except support.UnableToRefund as refusal:
        return str(refusal)
    messages.success(request, f"{money} goes back. It stands in the books as soon as the provider says so.")
    return ""


@require_safe
def books_file(_request: HttpRequest) -> HttpResponseBase:
    """Every line of the books."""
    rows = (
        (
            each.at.isoformat(),
            each.entry,
            each.kind,
            each.about,
            each.account,
            each.money.currency,
            _number(each.money),
        )
        for each in support.movements()
    )
    return _file("books", ("at", "entry", "kind", "about", "account", "currency", "amount"), rows)


@require_safe
def months_file(_request: HttpRequest) -> HttpResponseBase:
    """Sums by month and currency."""
    rows = (
        (
            month.month.strftime("%Y-%m"),
            month.currency,
            *(_number(each) for each in (month.given, month.returned, month.held_back, month.fees, month.kept)),
        )
        for month in support.months(zone=current_site().zone, most=ALL_MONTHS)
    )
    return _file("months", ("month", "currency", "given", "sent back", "disputed or lost", "fees", "kept"), rows)


def _number(money: support.Money) -> Decimal:
    return Decimal(support.figures(money))


def _file(name: str, columns: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> HttpResponseBase:
    answer = StreamingHttpResponse(csv_lines(columns, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="giving-{name}.csv"'
    return answer
