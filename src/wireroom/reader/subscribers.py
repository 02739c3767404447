"""The reader room's post: letters go out in a lane of their own, so that nothing else waits for a mail server."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.reader.adapters.traces import empty_journals
from wireroom.reader.events import LastLetterDue, LetterDue
from wireroom.reader.flows.write_letter import send_letter

CLOCK = SystemClock()


def letters_due(events: Sequence[Event]) -> None:
    """Send each."""
    for event in events:
        if isinstance(event, LetterDue):
            send_letter(letter_id=event.letter_id, now=CLOCK.now())


def last_letters_due(events: Sequence[Event]) -> None:
    """Send each unless it is sent already, and leave no trace of whom it went to."""
    for event in events:
        if isinstance(event, LastLetterDue):
            send_letter(letter_id=event.letter_id, now=CLOCK.now())
            empty_journals()


SUBSCRIBERS = (
    Subscriber(name="reader.post", events=(LetterDue,), handle=letters_due, batch=1, lane="post"),
    Subscriber(name="reader.traces", events=(LastLetterDue,), handle=last_letters_due, batch=1, lane="post"),
)
