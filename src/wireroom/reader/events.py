"""What the reader room announces."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.events import Event


@dataclass(frozen=True, slots=True)
class LetterDue(Event):
    """A letter waits to be sent. Its words stay in the room's own table: they hold an address, perhaps a code."""

    letter_id: int


@dataclass(frozen=True, slots=True)
class ReaderErased(Event):
    """A reader has gone for good: whoever keeps anything under this number forgets it."""

    reader_id: int
