"""Wire copy for tests, and the wire as the story room sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import transaction

from wireroom.kernel.models import Errand
from wireroom.kernel.outbox import Event
from wireroom.story.events import StoryJoined, StoryKilled, StoryWithheld, VersionPublished
from wireroom.story.flows.hear_wire import follow_news
from wireroom.story.models import Story
from wireroom.wire.events import (
    Block,
    Embargo,
    FiledItem,
    ItemFiled,
    Link,
    Moment,
    ThreadsJoined,
    ThreadSplit,
    WireItem,
)
from wireroom.wire.flows.file_items import Copy, file_items
from wireroom.wire.models import Delivery, Feed

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def item(stable_id: str = "story-1", version: str | None = "1", **given) -> WireItem:
    """A wire item with a headline and one paragraph; `embargo` may be a moment, `replaces` a stable id."""
    embargo, replaces = given.pop("embargo", None), given.pop("replaces", None)
    created = given.pop("created", None)
    return WireItem(
        format="test",
        kind=given.pop("kind", "text"),
        guid=stable_id,
        stable_id=stable_id,
        version=version,
        headline=given.pop("headline", "Ferry runs aground"),
        body=given.pop("body", paragraphs("The ferry Alma ran aground on Sunday.")),
        embargo=Embargo(raw=embargo.isoformat(), until=embargo) if isinstance(embargo, datetime) else embargo,
        links=(Link(relation="replaces", stable_id=replaces),) if replaces else (),
        version_created=Moment(raw="", at=created) if created else None,
        **given,
    )


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(kind="paragraph", html=text) for text in texts)


@dataclass
class Wire:
    """The wire as the story room sees it. `arrive` files items and lets the story room hear of them."""

    feed: str = "halyard"
    heard: list[Event] = field(default_factory=list)
    _position: int = 0

    def file(self, *items: WireItem, at: datetime = NOON) -> list[int]:
        """File items without telling anybody; gives their ids."""
        feed = Feed.objects.get(name=self.feed)
        self._position += 1
        delivery = Delivery.objects.create(
            feed=feed, name=f"{self._position}.xml", sha256=f"{self._position:064x}", bytes=1, received_at=at
        )
        with transaction.atomic():
            copies = [Copy(delivery=delivery, item=each, position=number) for number, each in enumerate(items)]
            return file_items(copies, provider=feed.provider)

    def arrive(self, *items: WireItem, at: datetime = NOON) -> list[int]:
        """File items and settle their stories at the same moment."""
        ids = self.file(*items, at=at)
        self.deliver(now=at)
        return ids

    def deliver(self, *, now: datetime) -> None:
        """Hand the story room what was announced so far."""
        errands = list(Errand.objects.filter(subscriber="story.follow").order_by("id"))
        types = {f"wire.{each.__name__}": each for each in (ItemFiled, ThreadsJoined, ThreadSplit)}
        events = [types[each.event](**each.payload) for each in errands]
        with transaction.atomic():
            follow_news(
                filed=[each for each in events if isinstance(each, ItemFiled)],
                joined=[each for each in events if isinstance(each, ThreadsJoined)],
                split=[each for each in events if isinstance(each, ThreadSplit)],
                now=now,
            )
            Errand.objects.filter(pk__in=[each.pk for each in errands]).delete()

    def told(self) -> list[Event]:
        """What the story room announced since the last time, urgent events first."""
        errands = list(Errand.objects.filter(subscriber="test.ear").order_by("rank", "id"))
        types = {f"story.{each.__name__}": each for each in STORY_EVENTS}
        Errand.objects.filter(pk__in=[each.pk for each in errands]).delete()
        return [types[each.event](**each.payload) for each in errands]


def compared(story_id: int) -> dict[str, int]:
    """What an editor who looks at the story now has compared: the copy that waits, and the revision."""
    story = Story.objects.get(pk=story_id)
    return {"item_id": story.waiting_item_id or 0, "base": story.revision}


STORY_EVENTS = (VersionPublished, StoryWithheld, StoryKilled, StoryJoined)


def later(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def filed(copy: WireItem, **given) -> FiledItem:
    """The item as filed on the feed "halyard" at noon, for rules that need no database."""
    facts = {"id": 1, "received_at": NOON, "thread_id": 1, **given}
    return FiledItem(feed="halyard", provider="halyard", credit_name="Halyard", item=copy, **facts)
