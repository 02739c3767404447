"""Check that no published version was changed behind our back."""

from __future__ import annotations

from wireroom.story.models import Story, Version
from wireroom.story.queries.shapes import public_version
from wireroom.story.rules.chain import faults


def verify_chain(*, story_id: int) -> tuple[str, ...]:
    """Check a story's versions against their hashes; give the faults in words, none if sound."""
    rows = list(Version.objects.filter(story_id=story_id).order_by("number"))
    found = faults(public_version(row) for row in rows)
    current = Story.objects.filter(pk=story_id).values_list("current_id", flat=True).first()
    newest = rows[-1].pk if rows else None
    if current != newest:
        return (*found, f"Story {story_id} does not show its newest version.")
    return found
