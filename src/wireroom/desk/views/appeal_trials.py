"""Tests of appeals: begun, looked at as often as one likes, stopped with one click."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wireroom.desk.queries.trial_figures import figures_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.support import api as support
from wireroom.support.api import Trial, UnableToAsk
from wireroom.support.events import CHANNEL_NAMES, Manner


@require_http_methods(["GET", "HEAD", "POST"])
def begin_trial(request: HttpRequest) -> HttpResponse:
    """Choose what is to be compared, and how, and begin."""
    if request.method != "POST":
        return _page(request)
    name, chosen = request.POST.get("name", ""), request.POST.getlist("appeals")[:20]
    manner: Manner = "bandit" if request.POST.get("manner") == "bandit" else "even"
    floor = request.POST.get("floor", "")
    try:
        with act(request, Deed.TRIAL_BEGUN, on="test") as begun:
            test = support.begin_trial(
                name=name,
                appeals=chosen,
                manner=manner,
                floor=int(floor) if floor.isascii() and floor.isdecimal() and len(floor) < 4 else 10,
                by=editor_of(request),
                now=SystemClock().now(),
            )
            begun.which, begun.detail = test.key, f"{test.name}: {', '.join(test.shares)}"
    except UnableToAsk as refusal:
        return _page(request, refusal=str(refusal), status=422)
    messages.success(request, f"“{test.name}” has begun; its appeals are on.")
    return redirect("desk:appeal-trial", test.key)


@require_safe
def appeal_trial(request: HttpRequest, name: str) -> HttpResponse:
    """What a test has shown so far, with how sure that is."""
    test, now = _test_or_404(name), SystemClock().now()
    return show(
        request, "desk/appeal_trial.html", section="appeals", test=test, found=figures_of(test, now=now), now=now
    )


@require_POST
def stop_trial(request: HttpRequest, name: str) -> HttpResponse:
    """End a test; the one that is to be kept stays on."""
    test, keep = _test_or_404(name), request.POST.get("keep", "")
    with act(request, Deed.TRIAL_STOPPED, on="test", which=name) as stopped:
        support.stop_trial(
            key=name, keep=keep if keep in test.shares else "", by=editor_of(request), now=SystemClock().now()
        )
        stopped.detail, stopped.done = f"kept: {keep or 'none'}", test.stopped_at is None
    messages.success(request, f"“{test.name}” is over.")
    return redirect("desk:appeal-trial", name)


@require_POST
def hold_back(request: HttpRequest) -> HttpResponse:
    """Set how many in a hundred browsers are never asked."""
    typed = request.POST.get("percent", "")
    try:
        percent = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else -1
        with act(request, Deed.HOLDBACK_SET, on="appeals", before=str(support.holdback())) as held:
            support.hold_back(percent=percent, now=SystemClock().now())
            held.after = typed
    except UnableToAsk as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{percent} in a hundred browsers are never asked.")
    return redirect("desk:appeals")


def _test_or_404(key: str) -> Trial:
    try:
        return support.trial(key=key)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def _page(request: HttpRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    return show(
        request,
        "desk/appeal_test_begin.html",
        section="appeals",
        status=status,
        refusal=refusal,
        rows=[row for row in support.appeals() if not support.trial_with(appeal=row.appeal.key)],
        channel_names=CHANNEL_NAMES,
        typed=request.POST,
        chosen=request.POST.getlist("appeals"),
    )
