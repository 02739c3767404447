"""Sections, topics and authors: what their pages say, and in which order the sections stand."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from wireroom.desk.forms.placard import PlacardForm, placard_form
from wireroom.desk.forms.section import MoveForm, NewSectionForm
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.routing import moved
from wireroom.desk.views.section_places import standing_or_404
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.page.api import (
    PlaceKind,
    UnableToKeep,
    develop_portrait,
    order_sections,
    placard_of,
    placards,
    save_placard,
    sections_now,
)
from wireroom.page.api import portrait as portrait_sheet
from wireroom.story.api import Label, Section, all_sections, label_named, slug_of

KINDS: dict[str, PlaceKind] = {"section": "section", "topic": "topic", "author": "author"}
PATHS = {"section": "/", "topic": "/topic/", "author": "/by/"}


@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest) -> HttpResponse:
    """All sections in their order, and the topics and authors of which the newsroom says something."""
    now = SystemClock().now()
    sections = sections_now(now=now, every=True)
    if request.method == "POST":
        slugs = [label.slug for label in sections]
        way, _, slug = request.POST.get("do", "").partition(":")
        if way in {"up", "down"} and slug in slugs:
            numbers = moved(list(range(len(slugs))), slugs.index(slug), up=way == "up")
            with act(request, Deed.SECTIONS_ORDERED, on="section", which=slug):
                order_sections(slugs=[slugs[number] for number in numbers])
        return redirect("desk:places")
    said = placards()
    others = [placard for (kind, _), placard in said.items() if kind != "section"]
    return show(
        request,
        "desk/places.html",
        section="newsroom",
        sections=sections,
        every=all_sections(),
        form=NewSectionForm(),
        said=said,
        others=others,
        paths=PATHS,
    )


@require_safe
def find_place(request: HttpRequest) -> HttpResponse:
    """Go to a topic or author by its name."""
    kind, name = KINDS.get(request.GET.get("kind", ""), "topic"), " ".join(request.GET.get("name", "").split())
    if not name:
        return redirect("desk:places")
    return redirect("desk:place", kind, slug_of(name, otherwise=kind))


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """What one of them is called and what its page says."""
    known = KINDS.get(kind)
    if known is None:
        raise Http404("There is no such section, topic or author.")
    section = standing_or_404(slug) if known == "section" else None
    placard = placard_of(kind=known, slug=slug)
    form = PlacardForm(request.POST, request.FILES) if request.method == "POST" else placard_form(placard)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            file = form.cleaned_data["portrait"] if known == "author" else None
            portrait = develop_portrait(data=file.read()) if file else placard.portrait
            with act(request, Deed.PLACE_DESCRIBED, on=known, which=slug, before=placard.name) as described:
                wanted = form.placard(kind=known, slug=slug, portrait=portrait)
                save_placard(placard=wanted, by=editor_of(request), clock=SystemClock())
                described.after, described.detail = wanted.name, wanted.words
        except UnableToKeep as why:
            refusal = str(why)
        else:
            messages.success(request, "Saved. Its page says so now.")
            return redirect("desk:places")
    page = {
        "kind": known,
        "slug": slug,
        "section_facts": section,
        "move_form": MoveForm(),
        "printed": _printed(known, slug, section),
        "address": f"{PATHS[known]}{slug}",
        "refusal": refusal,
        "portrait": portrait_sheet(name=placard.portrait),
    }
    return show(request, "desk/place.html", section="newsroom", status=422 if form.is_bound else 200, form=form, **page)


def _printed(kind: PlaceKind, slug: str, section: Section | None) -> Label | None:
    """What readers see it called; None where no story that they see has it."""
    if section:
        return Label(slug=slug, name=section.name)
    return label_named(now=SystemClock().now(), kind=kind, slug=slug)
