"""Which room hears of which events."""

from __future__ import annotations

from wireroom.alert.subscribers import SUBSCRIBERS as ALERT
from wireroom.briefing.subscribers import SUBSCRIBERS as BRIEFING
from wireroom.desk.subscribers import SUBSCRIBERS as DESK
from wireroom.kernel.outbox import subscribe
from wireroom.page.subscribers import SUBSCRIBERS as PAGE
from wireroom.pictures.subscribers import SUBSCRIBERS as PICTURES
from wireroom.reader.subscribers import SUBSCRIBERS as READER
from wireroom.story.subscribers import SUBSCRIBERS as STORY
from wireroom.support.subscribers import SUBSCRIBERS as SUPPORT
from wireroom.wire.subscribers import SUBSCRIBERS as WIRE


def join_rooms() -> None:
    """Subscribe every room's listeners to the outbox."""
    for subscriber in (*WIRE, *PICTURES, *STORY, *PAGE, *ALERT, *BRIEFING, *SUPPORT, *READER, *DESK):
        subscribe(subscriber)
