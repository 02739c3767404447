"""Write an alert: its words, whom it is meant for, and whom it would reach, counted while one writes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from wireroom.alert import api as alerts
from wireroom.alert.api import Aim, AlertFacts, AlertKind, Audience, UnableToAlert, Words
from wireroom.desk.forms.alert import AlertForm, aim_of, alert_form_of, kind_of, mark_of
from wireroom.desk.queries.alert_topics import choices
from wireroom.desk.queries.alert_words import CHOICES, REASON_NAMES, reach_in_words
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.moments import NoMomentError, moment_of
from wireroom.desk.rules.notification_cards import cards, safe_lengths
from wireroom.desk.views.acts import alert_act
from wireroom.desk.views.alerts import alert_or_404
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.lists import number
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.story.api import PublicStory, published_story

NO_DEVICE = (
    "The draft is saved, but the desk has no device to try it on. Under “Alerts”, “Desk devices”, add the browser you"
    " sit at, or your telephone’s."
)
SOMEBODY_FASTER = (
    "Somebody has changed this draft since you opened it: it says “{title}” now. Yours is in the form;"
    " save once more to put it in place of theirs."
)


@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: HttpRequest) -> HttpResponse:
    """Begin an alert: of a story, as suggested from it, or of any page of the site."""
    now, story_id = SystemClock().now(), number(request, "story")
    if story_id is not None:
        story_or_404(story_id)
    if request.method == "POST":
        return _handed_in(request, None, story_id=story_id, now=now)
    if story_id is None:
        form = alert_form_of(kind="breaking", words=Words(title="", body="", path="/"))
        return _composer(request, None, form, Aim(any_of=(alerts.BREAKING,)), story=None, now=now)
    try:
        kind, words, aim = alerts.suggest(story_id=story_id, now=now)
    except UnableToAlert as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:story", story_id)
    story = published_story(story_id=story_id, now=now)
    form = alert_form_of(kind=kind, words=words, version=story.current.number if story else None)
    return _composer(request, None, form, aim, story=story, now=now)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_alert(request: HttpRequest, alert_id: int) -> HttpResponse:
    """Go on with a draft."""
    now, alert = SystemClock().now(), alert_or_404(alert_id)
    if alert.state != "draft":
        messages.warning(request, "It is no draft any more. Take it back first, if that can still be done.")
        return redirect("desk:alert", alert_id)
    if request.method == "POST":
        return _handed_in(request, alert, story_id=alert.story_id, now=now)
    story = _story_of(alert.story_id, now=now)
    version = story.current.number if story else None
    form = alert_form_of(kind=alert.kind, words=alert.words, base=mark_of(alert), version=version)
    return _composer(request, alert, form, alert.aim, story=story, now=now)


@require_safe
def audience(request: HttpRequest) -> HttpResponse:
    """Whom the alert in an open form would reach, as the part of the page that says it; at a moment, if one is set."""
    story_id, version = number(request, "story"), number(request, "version")
    now = SystemClock().now()
    try:
        at = moment_of(request.GET.get("at", ""), zone=current_site().zone)
    except NoMomentError:
        at = now
    aim = aim_of(request.GET)
    page = _counted(kind_of(request.GET), aim, story_id=story_id, version=version, at=max(at, now))
    if at > now:
        page |= {"later": at, "says": reach_in_words(page["reach"], when="then")}
    return render(request, "desk/alert_audience.html", page)


def _handed_in(request: HttpRequest, alert: AlertFacts | None, *, story_id: int | None, now: datetime) -> HttpResponse:
    wanted, aim, story = request.POST.get("do", "save"), aim_of(request.POST), _story_of(story_id, now=now)
    if wanted == "count":
        form = AlertForm(initial=request.POST.dict())
        return _composer(request, alert, form, aim, story=story, now=now)
    form = AlertForm(request.POST)
    if not form.is_valid():
        return _composer(request, alert, form, aim, story=story, now=now, status=422)
    if alert and form.cleaned_data["base"] != mark_of(alert):
        refusal = SOMEBODY_FASTER.format(title=alert.words.title)
        again = AlertForm(initial=request.POST.dict() | {"base": mark_of(alert)})
        return _composer(request, alert, again, aim, story=story, now=now, status=409, refusal=refusal)
    try:
        kept = _keep(request, alert, form, aim, story_id=story_id, story=story, now=now)
    except UnableToAlert as refused:
        return _composer(request, alert, form, aim, story=story, now=now, status=422, refusal=str(refused))
    return _go_on(request, kept, wanted, now=now)


def _keep(
    request: HttpRequest,
    alert: AlertFacts | None,
    form: AlertForm,
    aim: Aim,
    *,
    story_id: int | None,
    story: PublicStory | None,
    now: datetime,
) -> AlertFacts:
    filled = form.cleaned_data
    if story_id is not None and story is None:
        raise UnableToAlert("Readers cannot see the story any more, so nobody can be told of it.")
    words = Words(
        title=filled["title"],
        body=filled["body"],
        path=story.path if story else filled["path"],
        language=(story.current.language if story else "") or current_site().language,
    )
    latest = story.current.number if story else None
    with alert_act(request, Deed.ALERT_WRITTEN, alert) as act:
        kept = alerts.compose(
            kind=kind_of(request.POST),
            words=words,
            aim=aim,
            by=editor_of(request),
            now=now,
            story_id=story_id,
            story_version=min(filled["version"] or latest, latest) if latest else None,
            alert_id=alert.id if alert else None,
        )
        act.which, act.story, act.after, act.detail = str(kept.id), story_id, kept.state, words.title
    return kept


def _go_on(request: HttpRequest, kept: AlertFacts, wanted: str, *, now: datetime) -> HttpResponse:
    if wanted == "order":
        return redirect("desk:order-alert", kept.id)
    if wanted != "try":
        messages.success(request, "Draft saved. Nobody is told of it yet.")
    elif not (devices := alerts.desk_devices()):
        messages.warning(request, NO_DEVICE)
    else:
        with alert_act(request, Deed.ALERT_TRIED, kept) as act:
            alerts.try_out(alert_id=kept.id, by=editor_of(request), now=now)
            act.after, act.detail = kept.state, kept.words.title
        messages.success(request, f"It is on its way to the desk’s own devices ({len(devices)}), and to nobody else.")
    return redirect("desk:edit-alert", kept.id)


def _composer(
    request: HttpRequest,
    alert: AlertFacts | None,
    form: AlertForm,
    aim: Aim,
    *,
    story: PublicStory | None,
    now: datetime,
    status: int = 200,
    **page: Any,
) -> HttpResponse:
    story_id = story.id if story else alert.story_id if alert else None
    kind = kind_of({"kind": str(form["kind"].value())})
    latest = story.current.number if story else None
    page |= _counted(kind, aim, story_id=story_id, version=latest, at=now)
    page |= {
        "alert": alert,
        "form": form,
        "story": story,
        "outdated": alert.story_version if alert and latest and (alert.story_version or 0) < latest else None,
        "kinds": CHOICES if story and alerts.count_holders(story_id=story.id) else CHOICES[:2],
        "chosen_kind": kind,
        "topics": choices(story_id=story_id, chosen=aim.topics, now=now),
        "cards": cards(str(form["title"].value() or ""), str(form["body"].value() or "")),
        "safe": safe_lengths(),
        "devices": len(alerts.desk_devices()),
    }
    return show(request, "desk/alert_compose.html", section="alerts", status=status, **page)


def _counted(kind: AlertKind, aim: Aim, *, story_id: int | None, version: int | None, at: datetime) -> dict[str, Any]:
    reach = alerts.audience(kind=kind, aim=aim, now=at, story_id=story_id, story_version=version)
    is_aimed = not (kind == "correction" or (kind == "update" and not aim.topics))
    return {
        "aim": aim,
        "reach": reach,
        "says": reach_in_words(reach),
        "reasons": left_out(reach),
        "faults": alerts.faults_of(aim) if is_aimed else [],
        "later": None,
    }


def left_out(reach: Audience) -> list[tuple[str, int]]:
    """Why some are not told, in words, with their number."""
    return [(REASON_NAMES[reason], count) for reason, count in reach.left_out.items()]


def _story_of(story_id: int | None, *, now: datetime) -> PublicStory | None:
    return published_story(story_id=story_id, now=now) if story_id is not None else None
