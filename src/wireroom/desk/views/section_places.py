"""Editors make sections, hide them, give them another address, or let one go into another."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.alert.api import followers, topic_key
from wireroom.desk.flows.follow_section import merge_section, move_section
from wireroom.desk.forms.section import MergeForm, MoveForm, NewSectionForm
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.page.api import UnableToKeep, create_section, hide_section
from wireroom.story.api import Section, all_sections, count_stories


@require_POST
def new_section(request: HttpRequest) -> HttpResponse:
    """Make a section; its page is there at once, and the navigation shows it with its first story."""
    form = NewSectionForm(request.POST)
    if not form.is_valid():
        return _refused(request, "A section needs a name of at most 80 signs.")
    slug, name = form.cleaned_data["slug"], form.cleaned_data["name"]
    try:
        with act(request, Deed.SECTION_MADE, on="section", which=slug) as made:
            create_section(slug=slug, name=name, clock=SystemClock())
            made.after = name
    except UnableToKeep as why:
        return _refused(request, str(why))
    messages.success(request, f"“{name}” is there, at /{slug}. File stories in it.")
    return redirect("desk:places")


@require_POST
def hide(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead readers to a section no longer, or again."""
    section = standing_or_404(slug)
    hidden = request.POST.get("do") == "hide"
    try:
        with act(request, Deed.SECTION_HIDDEN, on="section", which=slug, before=_state(section.hidden)) as hiding:
            hide_section(slug=slug, hidden=hidden)
            hiding.after, hiding.done = _state(hidden), hidden != section.hidden
    except UnableToKeep as why:
        return _refused(request, str(why))
    what = "is out of the navigation; its page stays." if hidden else "is in the navigation again."
    messages.success(request, f"“{section.name}” {what}")
    return redirect("desk:place", "section", slug)


@require_POST
def move(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a section another address."""
    standing_or_404(slug)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _refused(request, "Write the new address, such as /economy.", slug=slug)
    to = form.cleaned_data["to"]
    try:
        with act(request, Deed.SECTION_MOVED, on="section", which=slug, before=f"/{slug}") as moved:
            move_section(slug=slug, to=to, clock=SystemClock())
            moved.after = f"/{to}"
    except UnableToKeep as why:
        return _refused(request, str(why), slug=slug)
    messages.success(request, f"The section stands at /{to} now; /{slug} leads there.")
    return redirect("desk:place", "section", to)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what letting a section go into another one does, and do it."""
    section = standing_or_404(slug)
    form = MergeForm(request.POST or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        try:
            with act(request, Deed.SECTION_MERGED, on="section", which=slug, before=section.name) as merged:
                merge_section(slug=slug, into=into, clock=SystemClock())
                merged.after = into
        except UnableToKeep as why:
            refusal = str(why)
        else:
            messages.success(request, f"“{section.name}” is part of /{into} now, and /{slug} leads there.")
            return redirect("desk:places")
    return show(
        request,
        "desk/section_merge.html",
        section="newsroom",
        status=422 if form.is_bound else 200,
        form=form,
        place=section,
        stories=count_stories(section=slug),
        followers=followers().get(topic_key("section", slug), 0),
        refusal=refusal,
    )


def standing_or_404(slug: str) -> Section:
    """The section, or the page that says there is none."""
    section = all_sections().find(slug)
    if section is None or section.into:
        raise Http404(f"There is no section /{slug}.")
    return section


def _state(hidden: bool) -> str:  # noqa: FBT001 - one word for one fact
    return "hidden" if hidden else "shown"


def _refused(request: HttpRequest, why: str, *, slug: str = "") -> HttpResponse:
    messages.error(request, why)
    return redirect("desk:place", "section", slug) if slug else redirect("desk:places")
