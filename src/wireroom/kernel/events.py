"""What an event is. Importable without Django, so that a room's `events` are too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has happened. Subclasses are frozen dataclasses of plain values: int, str, bool or None."""
