"""Alerts: all of them, with what is ahead first; and one with its figures."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wireroom.alert import api as alerts
from wireroom.alert.api import AlertFacts, AlertState
from wireroom.desk.forms.alert import mark_of
from wireroom.desk.queries.alert_figures import OBJECTIVE, figures_of
from wireroom.desk.queries.alert_topics import names
from wireroom.desk.queries.alert_words import KIND_NAMES, REASON_NAMES
from wireroom.desk.rules.notification_cards import cards
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.lists import PAGE, before_id, leaf
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import desk_story

AHEAD: tuple[AlertState, ...] = ("proving", "sending", "waiting", "scheduled")
PAST: tuple[AlertState, ...] = ("sent", "cancelled", "failed")
STATES: tuple[tuple[str, str, tuple[AlertState, ...]], ...] = (
    ("", "All", ()),
    ("ahead", "Under way or ahead", AHEAD),
    ("draft", "Drafts", ("draft",)),
    ("sent", "Sent", ("sent",)),
    ("cancelled", "Stopped", ("cancelled",)),
    ("failed", "Failed", ("failed",)),
)
MOST_AHEAD = 50


@require_safe
def all_alerts(request: HttpRequest) -> HttpResponse:
    """What is under way and ahead, drafts, and what was sent; or what was looked for."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("words", "state")}
    states = next((states for key, _, states in STATES if key == asked["state"]), ())
    looked_for = bool(asked["words"] or states)
    before = before_id(request)
    rows = alerts.alerts(states=states if looked_for else PAST, words=asked["words"], before_id=before, limit=PAGE + 1)
    first = not looked_for and before is None
    return show(
        request,
        "desk/alerts.html",
        section="alerts",
        asked=asked,
        looked_for=looked_for,
        states=[(key, name) for key, name, _ in STATES],
        ahead=_in_order(alerts.alerts(states=AHEAD, limit=MOST_AHEAD)) if first else (),
        drafts=alerts.alerts(states=("draft",), limit=MOST_AHEAD) if first else (),
        leaf=leaf(request, rows),
        kind_names=KIND_NAMES,
        rule=alerts.flash_rule(),
    )


@require_safe
def one_alert(request: HttpRequest, alert_id: int) -> HttpResponse:
    """One alert: what it says, where it stands, what can be done, and how it fares."""
    alert, now = alert_or_404(alert_id), SystemClock().now()
    figures = figures_of(alert, now=now)
    return show(
        request,
        "desk/alert.html",
        section="alerts",
        alert=alert,
        base=mark_of(alert),
        headline=_headline(alert),
        aim_words=alerts.in_words(alert.aim, names(now=now, keys=alert.aim.topics)),
        figures=figures,
        objective=OBJECTIVE,
        reasons=[(REASON_NAMES[reason], count) for reason, count in figures.progress.left_out.items()],
        kind_names=KIND_NAMES,
        cards=cards(alert.words.title, alert.words.body)[:1],
        is_own=editor_of(request) in {alert.ordered_by, alert.composed_by},
    )


def alert_or_404(alert_id: int) -> AlertFacts:
    """The alert, or the page that says there is none."""
    found = alerts.alert(alert_id=alert_id)
    if found is None:
        raise Http404(f"There is no alert {alert_id}. A draft may have been thrown away.")
    return found


def _headline(alert: AlertFacts) -> str:
    if alert.story_id is None:
        return ""
    try:
        return desk_story(story_id=alert.story_id).row.headline or "No headline yet"
    except LookupError:
        return ""


def _in_order(rows: Sequence[AlertFacts]) -> list[AlertFacts]:
    """What is under way first, then what waits, then what is scheduled, soonest first."""
    rank = {state: place for place, state in enumerate(AHEAD)}
    return sorted(rows, key=lambda row: (rank[row.state], row.due_at.timestamp() if row.due_at else 0, row.id))
