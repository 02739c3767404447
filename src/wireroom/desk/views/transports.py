"""How a feed's copy is fetched: chosen, tried out, saved; looked at now, paused, removed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.forms.transport import TransportForm
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.feeds import feed_or_404
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.wire import api as wire
from wireroom.wire.api import TRANSPORT_KINDS, FeedFacts, InvalidTransportError, TransportFacts, Trial


@require_http_methods(["GET", "HEAD", "POST"])
def transport(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """The settings of one kind of transport for a feed: try them, confirm what was found, save them."""
    feed, before = feed_or_404(name), wire.transport(feed=name)
    if kind not in TRANSPORT_KINDS:
        raise Http404(f"There is no transport “{kind}”.")
    kept = before if before and before.kind == kind else None
    if request.method != "POST":
        return _page(request, feed, TransportForm(kind, kept=kept), kind=kind)
    form = TransportForm(kind, _confirmed(request), kept=kept)
    is_trial = request.POST.get("do") == "try"
    trial = _tried(form, name, kind) if is_trial and form.is_valid() else None
    if (
        not is_trial
        and form.is_valid()
        and _saved(request, form, feed=name, kind=kind, paused=bool(kept and kept.paused))
    ):
        messages.success(request, "Saved. The server is looked at now; how that went stands here in a moment.")
        return redirect("desk:feed", name)
    return _page(request, feed, form, kind=kind, trial=trial)


@require_POST
def steer(request: HttpRequest, name: str) -> HttpResponse:
    """Look now, pause, go on, or fetch no more."""
    feed_or_404(name)
    before = wire.transport(feed=name)
    if before is None:
        raise Http404(f"Nothing is fetched for the feed “{name}”.")
    with act(request, Deed.TRANSPORT_STEERED, on="feed", which=name) as steered:
        steered.detail = request.POST.get("do", "")
        match steered.detail:
            case "fetch":
                wire.ask_transport(feed=name)
                messages.success(request, "The server is looked at now.")
            case "pause" | "resume" as verb:
                steered.done = _paused(request, before, paused=verb == "pause")
            case "remove":
                wire.remove_transport(feed=name)
                messages.success(request, "Nothing is fetched for this feed any more. What it brought stays.")
            case _:
                steered.done = False
    return redirect("desk:feed", name)


def _paused(request: HttpRequest, before: TransportFacts, *, paused: bool) -> bool:
    now = SystemClock().now()
    try:
        wire.save_transport(feed=before.feed, kind=before.kind, settings=before.settings, paused=paused, now=now)
    except InvalidTransportError as fault:
        messages.error(request, f"Its settings need a mend first: {fault}")
        return False
    words = "Paused: nothing is fetched until you go on." if paused else "It goes on; the server is looked at now."
    messages.success(request, words)
    return True


def _confirmed(request: HttpRequest) -> Any:
    """What was sent, with a finding of the trial that was confirmed, as `setting=value`."""
    setting, _, value = request.POST.get("confirm", "").partition("=")
    if not setting:
        return request.POST
    data = request.POST.copy()
    data[setting] = value
    return data


def _tried(form: TransportForm, name: str, kind: str) -> Trial | None:
    now, secret = SystemClock().now(), form.given_secret()
    try:
        return wire.try_transport(feed=name, kind=kind, settings=form.given(), secret=secret, now=now)
    except InvalidTransportError as fault:
        form.refuse(fault.fields)
        return None


def _saved(request: HttpRequest, form: TransportForm, *, feed: str, kind: str, paused: bool) -> bool:
    now, secret = SystemClock().now(), form.given_secret()
    try:
        with act(request, Deed.TRANSPORT_CHANGED, on="feed", which=feed) as done:
            wire.save_transport(feed=feed, kind=kind, settings=form.given(), secret=secret, paused=paused, now=now)
            done.detail = kind
    except InvalidTransportError as fault:
        form.refuse(fault.fields)
        return False
    return True


def _page(
    request: HttpRequest,
    feed: FeedFacts,
    form: TransportForm,
    *,
    kind: str,
    trial: Trial | None = None,
) -> HttpResponse:
    page = {"feed": feed, "form": form, "kind": kind, "kinds": TRANSPORT_KINDS, "trial": trial}
    return show(request, "desk/transport.html", section="feeds", status=422 if form.errors else 200, **page)
