"""What the pictures room announces, and its shapes and arithmetic without Django."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.events import Event
from wireroom.pictures.rules.facts import PROVIDER, ArchivePicture, Description
from wireroom.pictures.rules.framing import SHAPES, Crop, Point, focus_within, part_of
from wireroom.pictures.rules.terms import State, Terms, hindrance, state_of

__all__ = [
    "PROVIDER",
    "SHAPES",
    "ArchivePicture",
    "ArchivePictureChanged",
    "Crop",
    "Description",
    "Point",
    "State",
    "Terms",
    "focus_within",
    "hindrance",
    "part_of",
    "state_of",
]


@dataclass(frozen=True, slots=True)
class ArchivePictureChanged(Event):
    """A picture of the archive is cut otherwise, or may no longer be shown, or may be again."""

    provider: str
    href: str
