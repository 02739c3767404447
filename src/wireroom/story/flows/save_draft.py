"""Keep what an editor has written, without showing it to anybody."""

from __future__ import annotations

from datetime import datetime

from wireroom.story.rules.desk import Copy, DraftFacts


def save_draft(*, story_id: int | None, editor: str, copy: Copy, base: int, now: datetime) -> DraftFacts:
    """Keep an editor's draft. With `story_id` None a new story of the newsroom's own begins (`base` 0).

    From now on the story no longer follows the wire: newer wire copy waits for the editor. `base` is the
    `DeskStory.revision` the editor started from. Raises UnableToSaveDraft when somebody saved, or the wire published,
    since then; LookupError when there is no such story.
    """
    raise NotImplementedError
