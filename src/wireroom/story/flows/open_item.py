"""Begin a story from a wire item by hand."""

from __future__ import annotations

from datetime import datetime


def open_item(*, item_id: int, editor: str, now: datetime) -> int:
    """Make a draft story of a wire item and give its id: for feeds that are not followed, and after a kill.

    Gives the standing story when its thread has one that is not killed. Raises UnableToOpen for what is no copy (a picture,
    a cancelled item); LookupError when there is no such item.
    """
    raise NotImplementedError
