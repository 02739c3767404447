"""The editor: save, publish and correct."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.alert.api import count_holders
from wireroom.briefing.api import mailed_to
from wireroom.desk.forms.copy import CopyForm, form_of
from wireroom.desk.forms.pictures import PictureForm, picture_forms
from wireroom.desk.queries.comparison import compared_copies
from wireroom.desk.queries.newer_copy import newer_copy
from wireroom.desk.queries.offered_pictures import offered_pictures
from wireroom.desk.queries.pens import pen_of
from wireroom.desk.queries.picture_terms import picture_terms
from wireroom.desk.queries.reach import reach_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.markup import text_of
from wireroom.desk.rules.roles import Right
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.comments import commented
from wireroom.desk.views.door import editor_of, rights
from wireroom.desk.views.filled import EMPTY, filled, known_pictures, story_of_page
from wireroom.desk.views.pens import pen_elsewhere
from wireroom.desk.views.review import HANDED_IN
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import (
    FOLLOWS,
    Copy,
    DeskStory,
    UnableToPublish,
    UnableToReview,
    UnableToSaveDraft,
    correct,
    hand_in,
    publish,
    save_draft,
    stories_numbered,
)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, story_id: int) -> HttpResponse:
    """Edit a story's copy; what is pressed says what becomes of it."""
    story = story_or_404(story_id)
    if request.method == "POST":
        return _handed_in(request, story)
    if story.row.following and Right.PUBLISH not in rights(request):
        messages.warning(request, FOLLOWS)
        return redirect("desk:story", story_id)
    form = form_of(story.copy, base=story.revision)
    return _editor(request, story, form, picture_forms(story.copy.pictures, known=known_pictures(story)))


@require_http_methods(["GET", "HEAD", "POST"])
def new_story(request: HttpRequest) -> HttpResponse:
    """Begin a story of the newsroom's own."""
    if request.method == "POST":
        return _handed_in(request, story_of_page(request))
    return _editor(request, None, form_of(EMPTY, base=0), [])


def _handed_in(request: HttpRequest, story: DeskStory | None) -> HttpResponse:
    given = filled(request, story)
    if given.copy is None:
        return _editor(request, story, given.form, given.pictures, status=422)
    copy = given.copy
    now = SystemClock().now()
    if story and (busy := pen_elsewhere(request, story.row.id)):
        return _conflict(request, story, copy, UnableToSaveDraft(busy, theirs=story.draft, revision=story.revision))
    try:
        with story_act(request, Deed.DRAFT_SAVED, story.row.id if story else None) as act:
            draft = save_draft(
                story_id=act.story,
                editor=editor_of(request),
                copy=copy,
                base=given.base,
                now=now,
                scheduled=Right.PUBLISH in rights(request),
                over_wire=Right.PUBLISH in rights(request),
                page=given.page,
            )
            act.story, act.which = draft.story_id, str(draft.story_id)
            act.detail = copy.headline
    except UnableToSaveDraft as refusal:
        return _conflict(request, story, copy, refusal)
    return _go_on(request, draft.story_id, now=now)


def _go_on(request: HttpRequest, story_id: int, *, now: datetime) -> HttpResponse:
    """Do what was pressed with the draft that is now safe."""
    wanted = request.POST.get("do", "save")
    editor = editor_of(request)
    note = request.POST.get("note", "").strip()
    if wanted in ("publish", "correct") and _is_to_be_asked(request, story_id):
        return _again(request, story_id, note=note, asked=wanted)
    try:
        if wanted == "publish":
            with story_act(request, Deed.PUBLISHED, story_id) as act:
                version = publish(story_id=story_id, editor=editor, now=now)
                act.detail = f"version {version.number}: {version.headline}"
        elif wanted == "correct":
            with story_act(request, Deed.CORRECTED, story_id) as act:
                version = correct(story_id=story_id, editor=editor, note=note, now=now)
                act.detail = f"version {version.number}: {note}"
        elif wanted == "hand-in":
            with story_act(request, Deed.HANDED_IN, story_id):
                hand_in(story_id=story_id, editor=editor, now=now)
            messages.success(request, HANDED_IN)
            return redirect("desk:story", story_id)
        elif wanted == "schedule":
            return redirect("desk:schedule", story_id)
        else:
            messages.success(request, "Draft saved. Readers do not see it yet.")
            return redirect("desk:edit", story_id)
    except (UnableToPublish, UnableToReview) as refusal:
        return _again(request, story_id, note=note, refusal=f"{refusal} Your draft is saved.")
    done = "Correction" if wanted == "correct" else f"Version {version.number}"
    messages.success(request, f"{done} is published. Open pages show it by themselves.")
    return redirect("desk:story", story_id)


def _is_to_be_asked(request: HttpRequest, story_id: int) -> bool:
    """Whether wire copy waits that came after what this editor was asked about, and said to publish over."""
    newer = newer_copy(stories_numbered(story_ids=[story_id])[story_id])
    return newer is not None and request.POST.get("over") != str(newer.item)


def _again(request: HttpRequest, story_id: int, **page: str) -> HttpResponse:
    """Show the draft, which is saved, and say why it is not published."""
    story = story_or_404(story_id)
    form = form_of(story.copy, base=story.revision)
    pictures = picture_forms(story.copy.pictures, known=known_pictures(story))
    return _editor(request, story, form, pictures, status=409, **page)


def _conflict(request: HttpRequest, story: DeskStory | None, mine: Copy, refusal: UnableToSaveDraft) -> HttpResponse:
    """Somebody was faster: show both copies, the own one still in the form, ready to be saved on top or given up."""
    theirs = refusal.theirs.copy if refusal.theirs else story.copy if story else EMPTY
    page = {
        "refusal": str(refusal),
        "theirs": theirs,
        "their_name": refusal.theirs.editor if refusal.theirs else "",
        "their_body": text_of(theirs.body),
        "pairs": compared_copies(theirs, mine),
    }
    pictures = picture_forms(mine.pictures, known=known_pictures(story))
    return _editor(request, story, form_of(mine, base=refusal.revision), pictures, status=409, **page)


def _editor(
    request: HttpRequest,
    story: DeskStory | None,
    form: CopyForm,
    pictures: Sequence[PictureForm],
    *,
    status: int = 200,
    **page: Any,
) -> HttpResponse:
    page = {"note": request.POST.get("note", "")} | page
    page |= {"story": story, "form": form, "pictures": pictures, "plain": request.GET.get("view") == "plain"}
    page["terms"] = picture_terms([each.picture for each in pictures], now=SystemClock().now())
    page["offered"] = offered_pictures(story, [each.picture for each in pictures])
    page["holders"] = count_holders(story_id=story.row.id) if story else 0
    page["mailed"] = mailed_to(story_id=story.row.id) if story else 0
    page["reach"] = reach_of(story.row.id) if story else None
    if story:
        page["newer"] = newer_copy(story.row)
        page |= commented(story.row.id) | {"pen": pen_of(story.row.id), "busy": pen_elsewhere(request, story.row.id)}
    return show(request, "desk/editor.html", section="stories", status=status, **page)
