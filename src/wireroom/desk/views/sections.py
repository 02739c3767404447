"""Which subject tells which section."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.flows.follow_section import restore_section_rules
from wireroom.desk.forms.routing import SectionRuleForm
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.routing import moved
from wireroom.desk.views.show import show
from wireroom.story.api import all_sections
from wireroom.wire import api as wire
from wireroom.wire.api import SectionRule


@require_http_methods(["GET", "HEAD", "POST"])
def sections(request: HttpRequest) -> HttpResponse:
    """All rules in their order; a new one comes first and so overrules the others."""
    form = SectionRuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with act(request, Deed.SECTION_RULE_SAVED, on="sections", which=form.cleaned_data["name"]):
            wire.save_section_rule(form.rule(rule_id=0))
        messages.success(request, f"“{form.cleaned_data['name']}” counts from the next item on.")
        return redirect("desk:sections")
    status = 422 if form.is_bound else 200
    return show(
        request,
        "desk/sections.html",
        section="feeds",
        status=status,
        form=form,
        rules=wire.section_rules(),
        names=all_sections().standing,
    )


@require_POST
def arrange(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Give a rule another section, move it, or delete it."""
    known = wire.section_rules()
    chosen = next((each for each in known if each.id == rule_id), None)
    if chosen is None:
        raise Http404(f"There is no rule {rule_id}.")
    with act(request, Deed.SECTION_RULE_ARRANGED, on="sections", which=chosen.name, before=chosen.section) as arranged:
        arranged.detail = request.POST.get("do", "")
        match arranged.detail:
            case "up" | "down" as way:
                wire.order_section_rules(ids=moved([each.id for each in known], rule_id, up=way == "up"))
            case "delete":
                wire.delete_section_rule(rule_id=rule_id)
            case _:
                arranged.after = request.POST.get("section", "")
                arranged.done = _put_into(chosen, arranged.after)
    return redirect("desk:sections")


@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    """Go back to the usual rules."""
    with act(request, Deed.SECTION_RULES_RESTORED, on="sections"):
        restore_section_rules()
    messages.success(request, "The usual rules are back.")
    return redirect("desk:sections")


def _put_into(rule: SectionRule, section: str) -> bool:
    if section not in {label.slug for label in all_sections().standing}:
        return False
    facts = {name: getattr(rule, name) for name in ("id", "name", "scheme", "first", "last")}
    wire.save_section_rule(SectionRule(**facts, section=section))
    return True
