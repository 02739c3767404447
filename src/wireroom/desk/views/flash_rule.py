"""The flash rule: when copy from the wire becomes an alert by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.alert import api as alerts
from wireroom.alert.api import Aim, UnableToAlert
from wireroom.desk.forms.alert import FlashRuleForm, aim_of, rule_form_of
from wireroom.desk.forms.section_field import section_choices
from wireroom.desk.queries.alert_topics import choices, names
from wireroom.desk.queries.alert_words import reach_in_words, rule_in_words
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock


@require_http_methods(["GET", "HEAD", "POST"])
def flash_rule(request: HttpRequest) -> HttpResponse:
    """Say in words what the rule does, and change it."""
    rule = alerts.flash_rule()
    if request.method != "POST":
        return _page(request, rule_form_of(rule), rule.aim)
    form, aim = FlashRuleForm(request.POST), aim_of(request.POST)
    if not form.is_valid():
        return _page(request, form, aim, status=422)
    try:
        with act(request, Deed.FLASH_RULE_CHANGED, on="alert", which="flash rule"):
            alerts.set_flash_rule(rule=form.rule(aim), by=editor_of(request), now=SystemClock().now())
    except UnableToAlert as refusal:
        return _page(request, form, aim, refusal=str(refusal), status=422)
    messages.success(request, "Saved. It holds from the next story on.")
    return redirect("desk:flash-rule")


def _page(request: HttpRequest, form: FlashRuleForm, aim: Aim, *, refusal: str = "", status: int = 200) -> HttpResponse:
    now, rule = SystemClock().now(), alerts.flash_rule()
    reach = alerts.audience(kind="breaking", aim=rule.aim, now=now)
    return show(
        request,
        "desk/flash_rule.html",
        section="alerts",
        status=status,
        form=form,
        rule=rule,
        aim=aim,
        topics=choices(story_id=None, chosen=aim.topics, now=now),
        says=rule_in_words(
            rule,
            topics=names(now=now, keys=rule.aim.topics),
            sections=dict(section_choices()),
        ),
        reach_says=reach_in_words(reach),
        refusal=refusal,
    )
