"""Send an alert, or set its moment: one page that says what it will do, and one press."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.alert import api as alerts
from wireroom.alert.api import AlertFacts, Audience, UnableToAlert
from wireroom.desk.forms.alert import mark_of
from wireroom.desk.queries.alert_topics import names
from wireroom.desk.queries.alert_words import reach_in_words
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.moments import NoMomentError, moment_of, typed_of
from wireroom.desk.rules.notification_cards import cards
from wireroom.desk.views.acts import alert_act
from wireroom.desk.views.alerts import alert_or_404
from wireroom.desk.views.compose_alerts import left_out
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.story.api import published_story
from wireroom.theme.times import stamp

ORDERABLE = frozenset({"draft", "scheduled"})
CHANGED = "The alert was changed since this page was opened. Look at it again: this is what would be sent now."


@require_http_methods(["GET", "HEAD", "POST"])
def order_alert(request: HttpRequest, alert_id: int) -> HttpResponse:
    """The one page between an editor and readers' devices."""
    now, alert = SystemClock().now(), alert_or_404(alert_id)
    if alert.state not in ORDERABLE:
        messages.warning(request, "It is neither a draft nor scheduled, so there is nothing to send off.")
        return redirect("desk:alert", alert_id)
    if request.method != "POST" or request.POST.get("do") == "count":
        return _page(request, alert, now=now)
    if request.POST.get("base") != mark_of(alert):
        return _page(request, alert, now=now, refusal=CHANGED, status=409)
    try:
        at = _moment(request) if request.POST.get("do") == "schedule" else None
        with alert_act(request, Deed.ALERT_ORDERED, alert) as act:
            ordered = alerts.order(alert_id=alert_id, by=editor_of(request), now=now, at=at)
            act.after, act.detail = ordered.state, alert.words.title
    except (NoMomentError, UnableToAlert) as refusal:
        return _page(request, alert, now=now, refusal=str(refusal), status=422)
    messages.success(request, _done(ordered))
    return redirect("desk:alert", alert_id)


@require_POST
def approve_alert(request: HttpRequest, alert_id: int) -> HttpResponse:
    """Give the second person's word."""
    alert = alert_or_404(alert_id)
    if request.POST.get("base") != mark_of(alert):
        messages.error(request, CHANGED)
        return redirect("desk:alert", alert_id)
    try:
        with alert_act(request, Deed.ALERT_APPROVED, alert) as act:
            approved = alerts.approve(alert_id=alert_id, by=editor_of(request), now=SystemClock().now())
            act.after, act.detail = approved.state, alert.words.title
    except UnableToAlert as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Approved. {_done(approved)}")
    return redirect("desk:alert", alert_id)


@require_POST
def take_back_alert(request: HttpRequest, alert_id: int) -> HttpResponse:
    """Make a draft of it again, before it has begun."""
    alert = alert_or_404(alert_id)
    try:
        with alert_act(request, Deed.ALERT_TAKEN_BACK, alert) as act:
            alerts.take_back(alert_id=alert_id)
            act.after = "draft"
    except UnableToAlert as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:alert", alert_id)
    messages.success(request, "Taken back: it is a draft again, and nobody is told of it.")
    return redirect("desk:edit-alert", alert_id)


@require_POST
def stop_alert(request: HttpRequest, alert_id: int) -> HttpResponse:
    """Stop a sending; what has left cannot be called back."""
    alert = alert_or_404(alert_id)
    try:
        with alert_act(request, Deed.ALERT_STOPPED, alert) as act:
            alerts.stop(alert_id=alert_id, by=editor_of(request), now=SystemClock().now())
            act.after = alert_or_404(alert_id).state
    except UnableToAlert as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Stopped. What had not left stays here; who was told already can get a correction.")
    return redirect("desk:alert", alert_id)


@require_POST
def discard_alert(request: HttpRequest, alert_id: int) -> HttpResponse:
    """Throw a draft away."""
    alert = alert_or_404(alert_id)
    try:
        with alert_act(request, Deed.ALERT_DISCARDED, alert) as act:
            alerts.discard(alert_id=alert_id)
            act.after, act.detail = "discarded", alert.words.title
    except UnableToAlert as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:alert", alert_id)
    messages.success(request, "The draft is thrown away.")
    return redirect("desk:alerts")


def _page(
    request: HttpRequest, alert: AlertFacts, *, now: datetime, refusal: str = "", status: int = 200
) -> HttpResponse:
    zone = current_site().zone
    typed = request.POST.get("at", "") or (typed_of(alert.due_at, zone=zone) if alert.due_at else "")
    try:
        later = moment_of(typed, zone=zone) if typed else None
    except NoMomentError as wrong:
        later, refusal = None, refusal or str(wrong)
    story = published_story(story_id=alert.story_id, now=now) if alert.story_id is not None else None
    reach = _reach(alert, at=now)
    then = _reach(alert, at=later) if later and later > now else None
    return show(
        request,
        "desk/alert_order.html",
        section="alerts",
        status=status,
        alert=alert,
        base=mark_of(alert),
        query=_query(alert),
        now=now,
        story=story,
        hidden=alert.story_id is not None and story is None,
        outdated=story is not None and story.current.number > (alert.story_version or 0),
        reach=reach,
        says=reach_in_words(reach),
        reasons=left_out(reach),
        aim_words=alerts.in_words(alert.aim, names(now=now, keys=alert.aim.topics)),
        typed=typed,
        later=later,
        then=then,
        then_says=reach_in_words(then, when="then") if then else "",
        earliest=typed_of(now, zone=zone),
        two_people=alerts.flash_rule().two_people,
        cards=cards(alert.words.title, alert.words.body),
        refusal=refusal,
    )


def _reach(alert: AlertFacts, *, at: datetime) -> Audience:
    return alerts.audience(
        kind=alert.kind, aim=alert.aim, now=at, story_id=alert.story_id, story_version=alert.story_version
    )


def _query(alert: AlertFacts) -> str:
    """The question whom it reaches, as an address puts it; see `compose_alerts.audience`."""
    aim = alert.aim
    chosen = {"kind": alert.kind, "any": aim.any_of, "all": aim.all_of, "none": aim.none_of}
    told = {"story": alert.story_id, "version": alert.story_version}
    return urlencode(chosen | {name: number for name, number in told.items() if number is not None}, doseq=True)


def _moment(request: HttpRequest) -> datetime:
    return moment_of(request.POST.get("at", ""), zone=current_site().zone)


def _done(ordered: AlertFacts) -> str:
    if ordered.state == "waiting":
        return "It waits for a second person’s word now; until then nobody is told."
    if ordered.state == "scheduled" and ordered.due_at:
        return f"Scheduled for {stamp(ordered.due_at, zone=current_site().zone)}. It can be taken back until then."
    return "On its way: as soon as the page is proven live, the first notifications leave."
