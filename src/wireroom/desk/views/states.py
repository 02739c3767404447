"""The states of a draft and its versions: side by side, and brought back."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from wireroom.desk.queries.comparison import compared_copies
from wireroom.desk.queries.states import State, states_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.roles import Right
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of, rights
from wireroom.desk.views.pens import pen_elsewhere
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import UnableToSaveDraft, save_draft

OVERTAKEN = "Somebody saved the story since you loaded the page: nothing was brought back. Look again."


@require_safe
def states(request: HttpRequest, story_id: int) -> HttpResponse:
    """All states, newest first, and two of them side by side: `old` and `new`, the last two without a choice."""
    story = story_or_404(story_id)
    found = states_of(story)
    by_mark = {state.mark: state for state in found}
    new = by_mark.get(request.GET.get("new", "")) or (found[0] if found else None)
    old = by_mark.get(request.GET.get("old", "")) or _before(new, found)
    pairs = compared_copies(old.copy, new.copy) if old and new else ()
    return show(
        request, "desk/states.html", section="stories", story=story, states=found, old=old, new=new, pairs=pairs
    )


@require_POST
def restore(request: HttpRequest, story_id: int) -> HttpResponse:
    """Make a state the draft again; the draft that was is a state like the others, so nothing goes away."""
    story, mark = story_or_404(story_id), request.POST.get("mark", "")
    state = next((each for each in states_of(story) if each.mark == mark), None)
    if state is None:
        raise Http404("There is no such state of this story.")
    if busy := pen_elsewhere(request, story_id):
        messages.warning(request, busy)
        return redirect("desk:states", story_id)
    base = request.POST.get("base", "")
    if base != str(story.revision):
        messages.warning(request, OVERTAKEN)
        return redirect("desk:states", story_id)
    copy = replace(state.copy, slugline=state.copy.slugline or story.copy.slugline)
    try:
        with story_act(request, Deed.RESTORED, story_id) as act:
            act.detail = f"{state.name}, {state.at.isoformat(timespec='seconds')}"
            save_draft(
                story_id=story_id,
                editor=editor_of(request),
                copy=copy,
                base=int(base),
                now=SystemClock().now(),
                scheduled=Right.PUBLISH in rights(request),
                over_wire=Right.PUBLISH in rights(request),
            )
    except UnableToSaveDraft as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:states", story_id)
    messages.success(request, "Brought back as the draft. Readers see it when you publish.")
    return redirect("desk:edit", story_id)


def _before(new: State | None, found: tuple[State, ...]) -> State | None:
    later = found.index(new) if new else -1
    return found[later + 1] if 0 <= later < len(found) - 1 else None
