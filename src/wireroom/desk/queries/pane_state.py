"""Whether anything beside a wire item changed since it was shown, told without reading any copy."""

from __future__ import annotations

import hashlib

from wireroom.desk.queries.desk_work import claims_of, notes_of
from wireroom.desk.queries.likes import likes_of
from wireroom.story.api import stories_of_threads
from wireroom.wire.api import takes_of_threads


def pane_state(thread_id: int) -> str:
    """A mark that is another one when the running story's takes, claim, notes or stories are others."""
    takes = takes_of_threads(thread_ids=[thread_id]).get(thread_id, ())
    stories = stories_of_threads(thread_ids=[thread_id]).get(thread_id, ())
    notes = notes_of([thread_id]).get(thread_id, ())
    parts = (
        thread_id,
        takes,
        claims_of([thread_id]).get(thread_id),
        [note.id for note in notes],
        [each.id for each in likes_of([take.item_id for take in takes])],
        [(row.id, row.state, row.number, row.headline, row.release_at, row.waiting_item_id) for row in stories],
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
