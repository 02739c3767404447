"""What the page room does when it hears of something."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.page.api import make_archives, make_pages, make_renditions, rebuild_range, refresh_site, spread_house
from wireroom.page.events import HouseChanged, PagesOutdated, PicturesPrepared, PicturesWanted, StoryPrinted
from wireroom.page.queries import users_of
from wireroom.pictures.events import ArchivePictureChanged
from wireroom.story.events import StoryJoined, StoryKilled, StoryWithheld, VersionPublished
from wireroom.wire.events import PictureArrived

CLOCK = SystemClock()
PICTURES = (PictureArrived, ArchivePictureChanged)


def stories_changed(events: Sequence[Event]) -> None:
    """Make the pages of every story in the batch, once."""
    make_pages(story_ids=_ids(events), clock=CLOCK)


def archives_changed(events: Sequence[Event]) -> None:
    """Make the lists of every story in the batch that could wait, once."""
    make_archives(story_ids={event.story_id for event in events if isinstance(event, StoryPrinted)}, clock=CLOCK)


def pictures_prepared(events: Sequence[Event]) -> None:
    """Make the pages of stories whose pictures are ready; what still lacks is not asked for again."""
    ids = {event.story_id for event in events if isinstance(event, PicturesPrepared)}
    make_pages(story_ids=ids, clock=CLOCK, ask_for_pictures=False)


def pictures_wanted(events: Sequence[Event]) -> None:
    """Cut each story's pictures once."""
    for story_id in dict.fromkeys(event.story_id for event in events if isinstance(event, PicturesWanted)):
        make_renditions(story_id=story_id, clock=CLOCK)


def pages_outdated(events: Sequence[Event]) -> None:
    """Make what surrounds no story, then each range of pages, once."""
    refresh_site(clock=CLOCK)
    for event in dict.fromkeys(events):
        if isinstance(event, PagesOutdated):
            rebuild_range(low_id=event.low_id, high_id=event.high_id, clock=CLOCK)


def house_changed(_events: Sequence[Event]) -> None:
    """Let every page say the new name: first what readers open most."""
    spread_house(clock=CLOCK)


def _ids(events: Sequence[Event]) -> set[int]:
    arrived = [(event.provider, event.href) for event in events if isinstance(event, PICTURES)]
    ids = users_of(arrived) if arrived else set()
    for event in events:
        match event:
            case VersionPublished() | StoryWithheld() | StoryKilled():
                ids.add(event.story_id)
            case StoryJoined():
                ids |= {event.story_id, event.into_story_id}
    return ids


CHANGES = (VersionPublished, StoryWithheld, StoryKilled, StoryJoined, *PICTURES)
SUBSCRIBERS: tuple[Subscriber, ...] = (
    Subscriber(name="page.stories", events=CHANGES, handle=stories_changed),
    Subscriber(name="page.pictures-prepared", events=(PicturesPrepared,), handle=pictures_prepared),
    Subscriber(name="page.archives", events=(StoryPrinted,), handle=archives_changed, lane="slow", batch=500),
    Subscriber(name="page.pictures-wanted", events=(PicturesWanted,), handle=pictures_wanted, lane="slow", batch=5),
    Subscriber(name="page.house", events=(HouseChanged,), handle=house_changed),
    Subscriber(name="page.outdated", events=(PagesOutdated,), handle=pages_outdated, lane="slow", batch=20),
)
