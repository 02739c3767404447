"""Where nothing is asked, the plain panel, and why a reader would see what."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wireroom.desk.forms.explain import ExplainForm
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.page import api as page
from wireroom.page.api import Mark, PlainPanel
from wireroom.story.api import all_sections
from wireroom.support import api as support
from wireroom.support.events import SILENCES, WORDS, silence

LONGEST = {"heading": 90, "body": 600, "button": 30}


@require_http_methods(["GET", "HEAD", "POST"])
def appeal_places(request: HttpRequest) -> HttpResponse:
    """The plain panel that every story page carries, and the sections and topics on which nothing is asked."""
    if request.method == "POST":
        if request.POST.get("do") in {"put-up", "take-down"}:
            _set_panel(request)
        else:
            _mark(request)
        return redirect("desk:appeal-places")
    marks = sorted(mark for mark in page.silent_marks() if mark.kind != "story")
    return show(
        request,
        "desk/appeal_places.html",
        section="appeals",
        panel=page.plain_panel(),
        marks=marks,
        stories=sum(mark.kind == "story" for mark in page.silent_marks()),
        sections=all_sections().standing,
        silences=SILENCES,
        longest=LONGEST,
    )


@require_POST
def mark_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Mark one story as sensitive, or take the mark off."""
    story_or_404(story_id)
    _put_mark(request, Mark(kind="story", key=str(story_id)), is_silent=request.POST.get("do") == "mark")
    return redirect("desk:story", story_id)


@require_safe
def explain_appeals(request: HttpRequest) -> HttpResponse:
    """Say what an imagined reader would see on an imagined page, and of every other appeal why not."""
    form, now = ExplainForm(request.GET or {"lot": "0", "languages": "en"}), SystemClock().now()
    choice, reason = None, ""
    if form.is_valid():
        choice = support.board().choose(page=form.page(now=now), visitor=form.visitor(), now=now)
        reason = SILENCES.get(silence(form.page(now=now), now=now), "")
    names = {row.appeal.key: row.name for row in support.appeals()}
    return show(
        request,
        "desk/appeal_explain.html",
        section="appeals",
        status=200 if choice else 422,
        form=form,
        choice=choice,
        why_not=sorted(choice.why_not().items()) if choice else (),
        names=names,
        rule_words=WORDS,
        silent=reason,
    )


def _set_panel(request: HttpRequest) -> None:
    if request.POST["do"] == "take-down":
        with act(request, Deed.PANEL_SET, on="panel") as taken:
            page.set_plain_panel(panel=None)
            taken.after = "down"
        messages.success(request, "The plain panel is down; pages are made anew, the newest first seen in a moment.")
        return
    said = {name: " ".join(request.POST.get(name, "").split())[:most] for name, most in LONGEST.items()}
    if not said["heading"] or not said["button"]:
        messages.error(request, "The plain panel needs a heading and a button. It stays as it was.")
        return
    with act(request, Deed.PANEL_SET, on="panel") as put:
        page.set_plain_panel(panel=PlainPanel(href=support.PLAIN_PANEL_HREF, **said))
        put.after, put.detail = "up", said["heading"]
    messages.success(request, "The plain panel is up; pages are made anew one after the other.")


def _mark(request: HttpRequest) -> None:
    kind, _, key = request.POST.get("mark", "").partition(":")
    key = key or request.POST.get("key", "").strip().lower()[:200]
    if kind not in {"section", "topic"} or not key:
        messages.error(request, "Say which section or topic.")
        return
    mark = Mark(kind="section" if kind == "section" else "topic", key=key)
    _put_mark(request, mark, is_silent=request.POST.get("do") == "mark")


def _put_mark(request: HttpRequest, mark: Mark, *, is_silent: bool) -> None:
    with act(request, Deed.SILENCE_MARKED, on=mark.kind, which=mark.key) as marked:
        marked.done = page.mark_silent(mark=mark, is_silent=is_silent, by=editor_of(request), clock=SystemClock())
        marked.story = int(mark.key) if mark.kind == "story" else None
        marked.after = "sensitive" if is_silent else "not sensitive"
    word = "Nothing is asked" if is_silent else "Appeals may be shown again"
    messages.success(request, f"{word} {'on this story' if mark.kind == 'story' else f'on {mark.kind} “{mark.key}”'}.")
