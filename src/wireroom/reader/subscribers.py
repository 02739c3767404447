"""The reader room's post: letters go out in a lane of their own, so that nothing else waits for a mail server."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.reader.events import LetterDue
from wireroom.reader.flows.write_letter import send_letter

CLOCK = SystemClock()


def letters_due(events: Sequence[Event]) -> None:
    """Send each."""
    for event in events:
        if isinstance(event, LetterDue):
            send_letter(letter_id=event.letter_id, now=CLOCK.now())


SUBSCRIBERS = (Subscriber(name="reader.post", events=(LetterDue,), handle=letters_due, batch=1, lane="post"),)
