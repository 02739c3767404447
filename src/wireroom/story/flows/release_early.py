"""An editor ends a hold of the wire before its time, and answers for it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import standing_for, story_for_change, thread_of
from wireroom.story.flows.refusals import UnableToRelease
from wireroom.story.flows.settle import settle


@transaction.atomic
def release_early(*, story_id: int, editor: str, reason: str, now: datetime) -> None:
    """End every hold on the story's wire copy as it is known now; copy that comes later may hold it again.

    A story that follows the wire goes live at once, a draft may then be published. Who released it and why is on the
    story's record. Raises UnableToRelease when nothing holds it, or it is killed or joined; ValueError without a
    reason; LookupError when there is no such story.
    """
    if not reason.strip():
        raise ValueError("Give a reason: the record of a release must say why.")
    story = story_for_change(story_id)
    items = thread_of(story)
    closed = dict(standing_for(story, items, now=now).closed)
    if story.state in {"killed", "joined"} or not closed:
        raise UnableToRelease("Nothing holds this story back: there is nothing to release.")
    newest = max(filed.id for filed in items)
    story.released_lines = {**story.released_lines, **dict.fromkeys(closed, newest)}
    story.closed_lines = {key: end for key, end in story.closed_lines.items() if key not in closed}
    batch = Batch(now=now)
    batch.note(story, "released-early", by=editor, detail=reason.strip())
    settle(batch, story, items)
    batch.commit()
