"""The states a story's draft was in."""

from __future__ import annotations

from wireroom.story.models import Revision
from wireroom.story.queries.shapes import copy_from
from wireroom.story.rules.desk import RevisionFacts

MOST_REVISIONS = 100


def revisions(*, story_id: int, limit: int = MOST_REVISIONS) -> tuple[RevisionFacts, ...]:
    """List the states of a story's draft, newest first."""
    rows = Revision.objects.filter(story_id=story_id).order_by("-number")[:limit]
    return tuple(
        RevisionFacts(
            number=row.number,
            editor=row.editor,
            began_at=row.began_at,
            saved_at=row.saved_at,
            passing=row.passing,
            copy=copy_from(row.copy),
        )
        for row in rows
    )
