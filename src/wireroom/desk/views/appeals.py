"""Appeals: all there are, writing one, starting and stopping it, and throwing it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wireroom.desk.forms.appeal import AppealForm, appeal_form_of
from wireroom.desk.queries.drawn_bounds import bounds_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.support import api as support
from wireroom.support.api import UnableToAsk
from wireroom.support.events import CHANNEL_NAMES, Filed


@require_safe
def appeals(request: HttpRequest) -> HttpResponse:
    """Every appeal with what it brought, and the tests."""
    now = SystemClock().now()
    rows, tests = support.appeals(), support.trials()
    brought = support.brought_by(appeals=[row.appeal.key for row in rows], now=now)
    worth = support.worth_of_asking(now=now)
    return show(
        request,
        "desk/appeals.html",
        section="appeals",
        rows=rows,
        brought=brought,
        running={key: test for test in tests if test.stopped_at is None for key in test.shares},
        tests=tests,
        holdback=support.holdback(),
        worth=worth,
        worth_drawn=bounds_of(worth.sides, currency=worth.currency) if worth else None,
        channel_names=CHANNEL_NAMES,
        now=now,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_appeal(request: HttpRequest) -> HttpResponse:
    """Write an appeal; it stays off until it is started."""
    if request.method != "POST":
        return _page(request, appeal_form_of(None), None)
    form = AppealForm(request.POST)
    if not form.is_valid():
        return _page(request, form, None, status=422)
    key = form.cleaned_data["key"] or slugify(form.cleaned_data["name"])[:60]
    return _save(request, form, form.filed(key=key, is_on=False), None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_appeal(request: HttpRequest, name: str) -> HttpResponse:
    """Change an appeal; whether it is on stays as it is."""
    known = appeal_or_404(name)
    if request.method != "POST":
        return _page(request, appeal_form_of(known), known)
    form = AppealForm(request.POST)
    if not form.is_valid():
        return _page(request, form, known, status=422)
    return _save(request, form, form.filed(key=name, is_on=known.appeal.is_on), known)


@require_POST
def switch_appeal(request: HttpRequest, name: str) -> HttpResponse:
    """Start or stop an appeal with one click."""
    known = appeal_or_404(name)
    is_on = request.POST.get("do") == "start"
    with act(request, Deed.APPEAL_SWITCHED, on="appeal", which=name, before=_standing(known)) as switched:
        now_is = support.switch_appeal(key=name, is_on=is_on, by=editor_of(request), now=SystemClock().now())
        switched.after, switched.done = _standing(now_is), known.appeal.is_on != is_on
    messages.success(request, f"“{known.name}” is {'on' if is_on else 'off'}, within two seconds on every page.")
    return redirect("desk:appeals")


@require_POST
def discard_appeal(request: HttpRequest, name: str) -> HttpResponse:
    """Throw an appeal away that is off; what it brought stays in the books."""
    known = appeal_or_404(name)
    try:
        with act(request, Deed.APPEAL_DISCARDED, on="appeal", which=name, before=_standing(known)):
            support.discard_appeal(key=name)
    except UnableToAsk as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{known.name}” is thrown away.")
    return redirect("desk:appeals")


def appeal_or_404(key: str) -> Filed:
    """The appeal, or the page that says there is none."""
    try:
        return support.appeal(key=key)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def _save(request: HttpRequest, form: AppealForm, filed: Filed, known: Filed | None) -> HttpResponse:
    by, now, key = editor_of(request), SystemClock().now(), filed.appeal.key
    before = _standing(known) if known else ""
    try:
        with act(request, Deed.APPEAL_FILED, on="appeal", which=key, before=before) as written:
            support.file_appeal(filed=filed, is_new=known is None, by=by, now=now)
            written.after, written.detail = _standing(filed), filed.name
    except UnableToAsk as refusal:
        return _page(request, form, known, refusal=str(refusal), status=422)
    if known is None:
        messages.success(request, f"“{filed.name}” is filed, and off: start it when it is ready.")
    else:
        messages.success(request, f"“{filed.name}” is saved.")
    return redirect("desk:appeals")


def _page(
    request: HttpRequest, form: AppealForm, known: Filed | None, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    running = support.trial_with(appeal=known.appeal.key) if known else None
    return show(
        request,
        "desk/appeal.html",
        section="appeals",
        status=status,
        form=form,
        known=known,
        running=running,
        refusal=refusal,
        phrases=support.phrases(),
    )


def _standing(filed: Filed) -> str:
    return "on" if filed.appeal.is_on else "off"
