"""A picture of the archive as it is told to other rooms, and what may be said of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.pictures.rules.framing import MIDDLE, WHOLE, Crop, Point
from wireroom.pictures.rules.terms import Terms

PROVIDER = "picture archive"
"""Who provides an archive picture, where a wire picture names its agency. No feed can be called so: it has a space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is said of a picture: what it shows, for those who see it and those who do not, and whose it is."""

    caption: str = ""
    alt: str = ""
    credit: str = ""
    source: str = ""
    """The agency or the person it came from: what the archive can be narrowed by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePicture:
    """One picture of the archive. `href` names it where stories name pictures; width and height are as seen.

    `revision` is the base to give when it is changed. `stories` counts those that were published with it.
    """

    id: int
    href: str
    name: str
    width: int
    height: int
    description: Description
    terms: Terms
    focus: Point = MIDDLE
    crop: Crop = WHOLE
    taken_in_by: str
    taken_in_at: datetime
    revision: int
    stories: int = 0

    @property
    def called(self) -> str:
        """How an editor recognises it in a sentence."""
        return f"“{self.name}”"
