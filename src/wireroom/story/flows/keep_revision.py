"""Keep a state of a draft, so that it can be compared and brought back."""

from __future__ import annotations

from wireroom.story.models import Draft, Revision
from wireroom.story.rules.revisions import goes_on


def keep_revision(draft: Draft, *, number: int, passing: bool) -> None:
    """Keep what the draft says now under the story's revision number. Within the caller's transaction."""
    last = Revision.objects.filter(story=draft.story).order_by("-number").first()
    if last is not None and goes_on(
        editor=draft.editor,
        at=draft.saved_at,
        last_editor=last.editor,
        last_began_at=last.began_at,
        last_passing=last.passing,
    ):
        Revision.objects.filter(pk=last.pk).update(
            number=number, saved_at=draft.saved_at, passing=passing, copy=draft.copy
        )
        return
    Revision.objects.create(
        story=draft.story,
        number=number,
        editor=draft.editor,
        began_at=draft.saved_at,
        saved_at=draft.saved_at,
        passing=passing,
        copy=draft.copy,
    )
