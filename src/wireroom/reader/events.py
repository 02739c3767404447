"""What the reader room announces, and how its settings are read, without Django."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.events import Event
from wireroom.reader.rules.providers import read_providers

__all__ = [
    "FollowingChanged",
    "LastLetterDue",
    "LetterDue",
    "MailReturned",
    "ReaderErased",
    "RecipientForgotten",
    "read_providers",
]


@dataclass(frozen=True, slots=True)
class LetterDue(Event):
    """A letter waits to be sent. Its words stay in the room's own table: they hold an address, perhaps a code."""

    letter_id: int


@dataclass(frozen=True, slots=True)
class ReaderErased(Event):
    """A reader has gone for good: whoever keeps anything under this number forgets it."""

    reader_id: int


@dataclass(frozen=True, slots=True)
class LastLetterDue(Event):
    """The letter that tells of an erasure waits to be sent: after it, nothing of the reader is to be found any more."""

    letter_id: int


@dataclass(frozen=True, slots=True)
class FollowingChanged(Event):
    """A reader follows something else than before: whoever tells them of it asks what."""

    reader_id: int


@dataclass(frozen=True, slots=True)
class RecipientForgotten(Event):
    """An address is on no list any more and was deleted: whoever keeps anything under this number forgets it."""

    recipient_id: int


@dataclass(frozen=True, slots=True)
class MailReturned(Event):
    """Mail to a recipient came back. `about` is what its sender called it; `is_final`: nothing more goes there."""

    recipient_id: int
    about: str
    is_final: bool
