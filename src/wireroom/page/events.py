"""What the page room announces: errands to itself that another process may run."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.events import Event


@dataclass(frozen=True, slots=True)
class PicturesWanted(Event):
    """A public story shows pictures that have not been cut to size yet."""

    story_id: int


@dataclass(frozen=True, slots=True)
class PicturesPrepared(Event):
    """A story's pictures were cut to size as far as that could be done: its page can be made again."""

    story_id: int


@dataclass(frozen=True, slots=True)
class StoryPrinted(Event):
    """A story's own pages are in the store: the lists that could wait may lead to it now."""

    story_id: int


@dataclass(frozen=True, slots=True)
class PagesOutdated(Event):
    """What surrounds the stories changed (the navigation, the look): pages of these ids are to be made again."""

    low_id: int
    high_id: int


@dataclass(frozen=True, slots=True)
class HouseChanged(Event):
    """What the site says of itself changed: whatever stands without a story is to be made again, at once."""
