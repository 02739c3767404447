"""Keep what an editor has seen."""

from __future__ import annotations

from wireroom.desk.models import Viewed


def note_viewed(*, item_id: int, editor: str, seen: bool = True) -> None:
    """Mark an item as seen by this editor, or as not seen after all.

    No pulse: it changes nothing for anybody else, and the editor's own page knows already.
    """
    if seen:
        Viewed.objects.get_or_create(editor=editor, item=item_id)
    else:
        Viewed.objects.filter(editor=editor, item=item_id).delete()
