"""Keep a draft while its editor writes, and tell the page in words what became of it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from wireroom.desk.flows.acting import Acting
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.roles import Right
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of, rights
from wireroom.desk.views.filled import Filled, filled, story_of_page
from wireroom.desk.views.pens import pen_elsewhere
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.pulse import beat
from wireroom.kernel.site import current_site
from wireroom.story.api import Copy, DeskStory, DraftFacts, UnableToSaveDraft, save_draft

REFUSED = 409
UNREADABLE = 422


@require_POST
def autosave(request: HttpRequest, story_id: int) -> HttpResponse:
    """Keep the draft of a story, as its page sent it by itself."""
    return _kept(request, story_or_404(story_id))


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a story of the newsroom's own with the first words somebody writes."""
    return _kept(request, story_of_page(request))


def _kept(request: HttpRequest, story: DeskStory | None) -> HttpResponse:
    given = filled(request, story)
    if given.copy is None:
        return JsonResponse({"refused": given.faults}, status=UNREADABLE)
    if story and story.draft and story.draft.copy == given.copy and given.base == story.revision:
        return _told(story.draft)
    if story and (busy := pen_elsewhere(request, story.row.id)):
        return JsonResponse({"refused": busy, "theirs": story.draft.editor if story.draft else ""}, status=REFUSED)
    try:
        return _told(_save(request, story, given, given.copy))
    except UnableToSaveDraft as refusal:
        theirs = refusal.theirs.editor if refusal.theirs else ""
        return JsonResponse({"refused": str(refusal), "theirs": theirs}, status=REFUSED)


def _save(request: HttpRequest, story: DeskStory | None, given: Filled, copy: Copy) -> DraftFacts:
    with _line(request, story) as act:
        draft = save_draft(
            story_id=story.row.id if story else None,
            editor=editor_of(request),
            copy=copy,
            base=given.base,
            now=SystemClock().now(),
            scheduled=Right.PUBLISH in rights(request),
            over_wire=Right.PUBLISH in rights(request),
            passing=True,
            page=given.page,
        )
        if act is not None:
            act.story, act.which, act.detail = draft.story_id, str(draft.story_id), copy.headline
    beat("writing")
    return draft


def _line(request: HttpRequest, story: DeskStory | None) -> AbstractContextManager[Acting | None]:
    """A line of the audit log when an editor begins on a draft, not for every few seconds of writing."""
    begun = story is not None and story.draft is not None and story.draft.editor == editor_of(request)
    return nullcontext() if begun else story_act(request, Deed.DRAFT_SAVED, story.row.id if story else None)


def _told(draft: DraftFacts) -> HttpResponse:
    at = draft.saved_at.astimezone(current_site().zone)
    return JsonResponse({"story": draft.story_id, "revision": draft.revision, "at": f"{at:%H:%M:%S}"})
