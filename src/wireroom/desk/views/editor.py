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
from wireroom.desk.forms.copy import CopyForm, copy_of, form_of
from wireroom.desk.forms.pictures import PictureForm, chosen_pictures, picture_forms
from wireroom.desk.queries.comparison import compared_copies
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.markup import text_of
from wireroom.desk.rules.roles import Right
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of, rights
from wireroom.desk.views.review import HANDED_IN
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import (
    Copy,
    DeskStory,
    PublicPicture,
    UnableToPublish,
    UnableToReview,
    UnableToSaveDraft,
    correct,
    hand_in,
    publish,
    save_draft,
)

EMPTY = Copy(headline="")


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, story_id: int) -> HttpResponse:
    """Edit a story's copy; what is pressed says what becomes of it."""
    story = story_or_404(story_id)
    if request.method == "POST":
        return _handed_in(request, story)
    form = form_of(story.copy, base=story.revision)
    return _editor(request, story, form, picture_forms(story.copy.pictures, known=_known_pictures(story)))


@require_http_methods(["GET", "HEAD", "POST"])
def new_story(request: HttpRequest) -> HttpResponse:
    """Begin a story of the newsroom's own."""
    if request.method == "POST":
        return _handed_in(request, None)
    return _editor(request, None, form_of(EMPTY, base=0), [])


def _handed_in(request: HttpRequest, story: DeskStory | None) -> HttpResponse:
    given = story.copy if story else EMPTY
    form = CopyForm(request.POST, section=given.section)
    pictures = picture_forms(given.pictures, known=_known_pictures(story), data=request.POST)
    if not all([form.is_valid(), *(each.is_valid() for each in pictures)]):
        return _editor(request, story, form, pictures, status=422)
    copy = copy_of(form, given=given, pictures=chosen_pictures(pictures))
    now = SystemClock().now()
    try:
        with story_act(request, Deed.DRAFT_SAVED, story.row.id if story else None) as act:
            draft = save_draft(
                story_id=act.story,
                editor=editor_of(request),
                copy=copy,
                base=form.cleaned_data["base"],
                now=now,
                scheduled=Right.PUBLISH in rights(request),
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
        return _refused(request, story_id, str(refusal), note=note)
    done = "Correction" if wanted == "correct" else f"Version {version.number}"
    messages.success(request, f"{done} is published. Open pages show it by themselves.")
    return redirect("desk:story", story_id)


def _refused(request: HttpRequest, story_id: int, why: str, *, note: str) -> HttpResponse:
    story = story_or_404(story_id)
    form = form_of(story.copy, base=story.revision)
    pictures = picture_forms(story.copy.pictures, known=_known_pictures(story))
    page = {"refusal": f"{why} Your draft is saved.", "note": note}
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
    pictures = picture_forms(mine.pictures, known=_known_pictures(story))
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
    page |= {"story": story, "form": form, "pictures": pictures}
    page["holders"] = count_holders(story_id=story.row.id) if story else 0
    return show(request, "desk/editor.html", section="stories", status=status, **page)


def _known_pictures(story: DeskStory | None) -> list[PublicPicture]:
    """Every picture that any state of the story has, so that one taken out can be taken in again."""
    if story is None:
        return []
    versions = [picture for version in reversed(story.versions) for picture in version.pictures]
    return [*versions, *(story.waiting.pictures if story.waiting else ())]
