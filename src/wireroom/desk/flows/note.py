"""What editors tell the desk about a running story."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.desk.models import DeskNote
from wireroom.kernel.pulse import beat

LONGEST = 2000
"""Signs of a note; what is longer is a story."""


@transaction.atomic
def add_note(*, thread_id: int, editor: str, text: str, now: datetime) -> bool:
    """Tell the desk something about a running story; give whether anything was said."""
    said = text.replace("\x00", "").strip()[:LONGEST]
    if not said:
        return False
    DeskNote.objects.create(thread=thread_id, editor=editor, text=said, at=now)
    beat("wire")
    return True


@transaction.atomic
def delete_note(*, note_id: int, editor: str) -> bool:
    """Take a note of one's own back; give whether it was there and one's own."""
    gone, _ = DeskNote.objects.filter(pk=note_id, editor=editor).delete()
    if gone:
        beat("wire")
    return bool(gone)
