"""A feed's rules: what goes live by itself, what waits, what stays in the monitor; tried before they are on."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wireroom.desk.forms.routing import ROUTES, RuleForm, rule_form_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.show import show
from wireroom.wire import api as wire
from wireroom.wire.api import Conditions, FeedFacts, RoutingTrial, Rule

LAST = 500


@require_safe
def rules(request: HttpRequest, name: str) -> HttpResponse:
    """A feed's rules in their order, and what they make of its last items."""
    feed, known = _feed(name), wire.routing_rules(feed=name)
    live = [rule for rule in known if rule.live]
    trial = wire.try_rules(feed=name, rules=live, last=LAST)
    return show(request, "desk/routing.html", section="feeds", feed=feed, rules=known, trial=trial, routes=dict(ROUTES))


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, name: str, rule_id: int = 0) -> HttpResponse:
    """Make or change a rule. It can be tried on the archive as it stands in the form, without being saved."""
    feed, known = _feed(name), wire.routing_rules(feed=name)
    before = _known(known, rule_id)
    form = RuleForm(request.POST) if request.method == "POST" else rule_form_of(before)
    wanted = form.rule(rule_id=rule_id, live=before.live) if form.is_bound and form.is_valid() else None
    action = request.POST.get("do", "")
    if wanted and action in {"draft", "live"}:
        try:
            with act(request, Deed.RULE_SAVED, on="feed", which=name, before=_standing(before)) as saved:
                wire.save_rule(feed=name, rule=replace(wanted, live=action == "live"))
                saved.after, saved.detail = action, wanted.name
        except LookupError as missing:
            messages.error(request, str(missing))
        else:
            state = "is on" if action == "live" else "is kept as a draft, and routes nothing"
            messages.success(request, f"The rule “{wanted.name}” {state}.")
        return redirect("desk:routing", name)
    return show(
        request,
        "desk/routing_rule.html",
        section="feeds",
        status=422 if form.is_bound and wanted is None else 200,
        feed=feed,
        rule=before,
        form=form,
        routes=dict(ROUTES),
        trial=_trial(name, known, wanted or (None if form.is_bound or not rule_id else before)),
    )


@require_POST
def arrange(request: HttpRequest, name: str, rule_id: int) -> HttpResponse:
    """Switch a rule on or off, move it, or delete it."""
    known = wire.routing_rules(feed=_feed(name).name)
    chosen = _known(known, rule_id)
    with act(request, Deed.RULE_ARRANGED, on="feed", which=name, before=_standing(chosen)) as arranged:
        arranged.after, arranged.detail = request.POST.get("do", ""), chosen.name
        match arranged.after:
            case "on" | "off" as switch:
                wire.save_rule(feed=name, rule=replace(chosen, live=switch == "on"))
            case "up" | "down" as way:
                wire.order_rules(feed=name, ids=moved([each.id for each in known], rule_id, up=way == "up"))
            case "delete":
                wire.delete_rule(feed=name, rule_id=rule_id)
                messages.success(request, f"The rule “{chosen.name}” is deleted. What it routed stays where it is.")
            case _:
                arranged.done = False
    return redirect("desk:routing", name)


def moved(ids: list[int], chosen: int, *, up: bool) -> list[int]:
    """The order with one rule moved by a place."""
    at = ids.index(chosen)
    to = max(0, at - 1) if up else min(len(ids) - 1, at + 1)
    ids[at], ids[to] = ids[to], ids[at]
    return ids


def _trial(name: str, known: tuple[Rule, ...], wanted: Rule | None) -> RoutingTrial | None:
    """What the live rules would make of the archive together with this one, in its place."""
    if wanted is None:
        return None
    placed = [wanted if each.id == wanted.id else each for each in known if each.live or each.id == wanted.id]
    return wire.try_rules(feed=name, rules=placed if wanted.id else [*placed, wanted], last=LAST)


def _standing(rule: Rule) -> str:
    return "live" if rule.live else "draft" if rule.id else ""


def _known(rules: tuple[Rule, ...], rule_id: int) -> Rule:
    if not rule_id:
        return Rule(name="", conditions=Conditions(), route="follow", live=False)
    found = next((each for each in rules if each.id == rule_id), None)
    if found is None:
        raise Http404(f"There is no rule {rule_id}.")
    return found


def _feed(name: str) -> FeedFacts:
    try:
        return wire.feed(name=name)
    except LookupError as missing:
        raise Http404(str(missing)) from missing
