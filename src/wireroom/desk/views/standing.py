"""Pages that stand without a story: imprint, privacy, and what else every footer leads to."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wireroom.desk.forms.site import StandingForm
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.markup import blocks_of, text_of
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.page.api import (
    Standing,
    UnableToKeep,
    save_standing_page,
    standing_pages,
    take_down_standing_page,
)

USUAL = (
    ("imprint", "Imprint"),
    ("privacy", "Privacy"),
    ("corrections-policy", "How we correct"),
    ("about", "About us"),
)


@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """All of them, and those that are usual and not there yet."""
    pages = standing_pages()
    there = {page.slug for page in pages}
    missing = [(slug, title) for slug, title in USUAL if slug not in there]
    return show(request, "desk/standing.html", section="newsroom", pages=pages, missing=missing)


@require_http_methods(["GET", "HEAD", "POST"])
def new_standing(request: HttpRequest) -> HttpResponse:
    """Begin one; the address may suggest which."""
    if request.method == "POST":
        return _sent(request, None)
    slug = request.GET.get("slug", "")
    form = StandingForm(initial={"revision": 0, "slug": slug, "title": dict(USUAL).get(slug, "")})
    return show(request, "desk/standing_page.html", section="newsroom", form=form, page=None)


@require_http_methods(["GET", "HEAD", "POST"])
def standing_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Edit one."""
    page = _page_or_404(slug)
    if request.method == "POST":
        return _sent(request, page)
    given = {"revision": page.revision, "slug": page.slug, "title": page.title, "body": text_of(page.body)}
    return show(request, "desk/standing_page.html", section="newsroom", form=StandingForm(initial=given), page=page)


@require_POST
def take_down(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one off the site."""
    page = _page_or_404(slug)
    with act(request, Deed.STANDING_TAKEN_DOWN, on="site", which=slug) as taken:
        taken.detail = page.title
        taken.done = take_down_standing_page(slug=slug, clock=SystemClock())
    messages.success(request, f"“{page.title}” is off the site.")
    return redirect("desk:standing")


def _sent(request: HttpRequest, page: Standing | None) -> HttpResponse:
    form = StandingForm(request.POST if page is None else {**request.POST.dict(), "slug": page.slug})
    refusal = ""
    if form.is_valid():
        given = form.cleaned_data
        try:
            with act(request, Deed.STANDING_SAVED, on="site", which=given["slug"]) as saved:
                saved.detail = given["title"]
                save_standing_page(
                    slug=given["slug"],
                    title=given["title"],
                    body=blocks_of(given["body"]),
                    revision=given["revision"],
                    by=editor_of(request),
                    clock=SystemClock(),
                )
        except UnableToKeep as why:
            refusal = str(why)
        else:
            messages.success(request, f"“{given['title']}” is on the site; every footer leads to it.")
            return redirect("desk:standing")
    page_facts = {"form": form, "page": page, "refusal": refusal}
    return show(request, "desk/standing_page.html", section="newsroom", status=422, **page_facts)


def _page_or_404(slug: str) -> Standing:
    found = next((page for page in standing_pages() if page.slug == slug), None)
    if found is None:
        raise Http404("There is no such page: somebody may have taken it down.")
    return found
