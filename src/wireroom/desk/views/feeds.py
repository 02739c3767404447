"""Feeds: where copy comes from, how each is, and what the newsroom does with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wireroom.desk.forms.feed import FeedForm, NewFeedForm, feed_form_of
from wireroom.desk.queries.feed_rows import feed_row, feed_rows
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.wire import api as wire
from wireroom.wire.api import TRANSPORT_KINDS, FeedFacts

MOST_QUARANTINED = 20


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """All feeds, those that need somebody first."""
    return show(request, "desk/feeds.html", section="feeds", rows=feed_rows(now=SystemClock().now()))


@require_safe
def alarms(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's shape of a view
    """How many feeds somebody should look after: open pages of the desk ask for it."""
    return JsonResponse({"count": wire.count_alarms(now=SystemClock().now())})


@require_http_methods(["GET", "HEAD", "POST"])
def new_feed(request: HttpRequest) -> HttpResponse:
    """Make a feed."""
    initial = {"zone": str(current_site().zone), "default_section": "news", "follow": True}
    form = NewFeedForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if name in {feed.name for feed in wire.feeds()}:
            form.add_error("name", "There is a feed of this name. Choose another, or change that one.")
        elif _saved(request, form, name=name, deed=Deed.FEED_MADE):
            messages.success(request, f"The feed “{name}” is ready to take copy.")
            return redirect("desk:feed", name)
    return show(request, "desk/new_feed.html", section="feeds", status=422 if form.errors else 200, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def feed(request: HttpRequest, name: str) -> HttpResponse:
    """One feed: how it is, its settings, and the ways by which its copy comes."""
    facts = feed_or_404(name)
    form = FeedForm(request.POST) if request.method == "POST" else feed_form_of(facts)
    if request.method == "POST" and form.is_valid() and _saved(request, form, name=name, deed=Deed.FEED_CHANGED):
        messages.success(request, "Saved. It holds for copy that comes in from now on.")
        return redirect("desk:feed", name)
    return _page(request, facts, form, status=422 if form.errors else 200)


@require_POST
def new_secret(request: HttpRequest, name: str) -> HttpResponse:
    """Open the push address with a new secret and show it this once."""
    facts = feed_or_404(name)
    with act(request, Deed.SECRET_MADE, on="feed", which=name):
        secret = wire.new_push_secret(feed=name)
    return _page(request, facts, feed_form_of(facts), secret=secret)


def feed_or_404(name: str) -> FeedFacts:
    """The feed of this name."""
    try:
        return wire.feed(name=name)
    except LookupError as missing:
        raise Http404(f"There is no feed “{name}”.") from missing


def _page(
    request: HttpRequest, facts: FeedFacts, form: FeedForm, *, status: int = 200, secret: str = ""
) -> HttpResponse:
    site = current_site()
    page = {
        "feed": facts,
        "form": form,
        "secret": secret,
        "row": feed_row(facts, now=SystemClock().now()),
        "kinds": TRANSPORT_KINDS,
        "quarantined": wire.quarantined(feed=facts.name, limit=MOST_QUARANTINED),
        "folder": site.data / "incoming" / facts.name,
        "push_address": f"{site.url}/wire/push/{facts.name}",
    }
    return show(request, "desk/feed.html", section="feeds", status=status, **page)


def _saved(request: HttpRequest, form: FeedForm, *, name: str, deed: Deed) -> bool:
    filled = {key: value for key, value in form.cleaned_data.items() if key not in {"name", "quiet_after"}}
    within = form.cleaned_data["quiet_after"]
    try:
        with act(request, deed, on="feed", which=name) as done:
            saved = wire.save_feed(name=name, **filled)
            if saved.quiet_after != within:
                wire.expect_copy(feed=name, within=within, now=SystemClock().now())
            done.detail = ", ".join(form.changed_data)
    except ValueError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
