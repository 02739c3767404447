"""What every change of a picture begins with: the picture, locked, as the editor saw it."""

from __future__ import annotations

from wireroom.pictures.flows.refusals import UnableToKeepPicture
from wireroom.pictures.models import ArchivedPicture


def picture_for_change(picture_id: int, *, revision: int) -> ArchivedPicture:
    """Lock a picture, with the number of its next revision. Raises LookupError, UnableToKeepPicture."""
    row = ArchivedPicture.objects.select_for_update().filter(pk=picture_id).first()
    if row is None:
        raise LookupError(f"There is no picture {picture_id} in the archive.")
    if row.revision != revision:
        raise UnableToKeepPicture(
            "Somebody changed this picture while you had it open. What you wrote is still here: compare it with "
            "the picture in another tab, then save again."
        )
    row.revision += 1
    return row
