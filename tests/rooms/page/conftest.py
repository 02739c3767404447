"""A newsroom whose desk and wire are driven by their front doors, and whose pages are made on the spot."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from wireroom.kernel import site
from wireroom.kernel.clock import SetClock
from wireroom.page import api as page
from wireroom.page.adapters import store
from wireroom.page.models import StoredPage
from wireroom.story import api as story
from wireroom.wire import api as wire
from wireroom.wire.events import Block

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
EDITOR = "Desk of Halyard"


@dataclass
class Newsroom:
    """What a test may do: write, correct, kill, receive copy, make pages, look at what readers get."""

    clock: SetClock

    def write(self, headline: str = "Lamp factory opens in Ostwick", **copy: object) -> int:
        given = {
            "headline": headline,
            "standfirst": "The first of three halls is lit.",
            "byline": "Oda Lindqvane",
            "section": "business",
            "topics": ("Lamps",),
            "body": (Block(kind="paragraph", html="The hall opened on <em>Saturday</em>."),),
        } | copy
        draft = story.save_draft(story_id=None, editor=EDITOR, copy=story.Copy(**given), base=0, now=self.clock.now())
        story.publish(story_id=draft.story_id, editor=EDITOR, now=self.clock.now())
        self.make(draft.story_id)
        return draft.story_id

    def change(self, story_id: int, *, note: str = "", **copy: object) -> None:
        self.clock.advance(timedelta(minutes=5))
        now = self.clock.now()
        seen = story.desk_story(story_id=story_id)
        story.save_draft(story_id=story_id, editor=EDITOR, copy=replace(seen.copy, **copy), base=seen.revision, now=now)
        if note:
            story.correct(story_id=story_id, editor=EDITOR, note=note, now=now)
        else:
            story.publish(story_id=story_id, editor=EDITOR, now=now)
        self.make(story_id)

    def kill(self, story_id: int) -> None:
        self.clock.advance(timedelta(minutes=1))
        story.kill(story_id=story_id, ordered_by=EDITOR, reason="Wrong in every way.", now=self.clock.now())
        self.make(story_id)

    def receive(self, **fields: object) -> None:
        item = {"uri": "urn:halyard:1", "type": "text", "pubstatus": "usable", "version": "1"} | fields
        wire.receive(feed="halyard", name="item.json", data=json.dumps(item).encode(), now=self.clock.now())
        wire.file_waiting(now=self.clock.now())

    def make(self, *story_ids: int) -> None:
        page.make_pages(story_ids=story_ids, clock=self.clock)
        page.make_archives(story_ids=story_ids, clock=self.clock)

    def path(self, story_id: int) -> str:
        return story.address(story_id=story_id)

    def status(self, path: str) -> int:
        return StoredPage.objects.get(path=path).status

    def text(self, path: str) -> str:
        found = store.body(path)
        assert found is not None, f"nothing is stored at {path}"
        return found.decode()

    def everything(self) -> str:
        """All that is stored, uncompressed, with every other column."""
        rows = StoredPage.objects.values_list("path", "location", "etag", "gzip", "plain")
        return "\n".join(
            f"{path} {location} {etag} {gzip.decompress(packed) if packed else plain!r}"
            for path, location, etag, packed, plain in rows
        )

    def showing(self, word: str) -> set[str]:
        """The addresses of pages and feeds at which a word shows; the house's own scripts and styles do not count."""
        paths = (
            StoredPage.objects.exclude(gzip=None).exclude(path__startswith="/static/").values_list("path", flat=True)
        )
        return {path for path in paths if word in self.text(path)}


@pytest.fixture
def newsroom(db, tmp_path):  # noqa: ARG001 - a database must be there
    before = site.current_site()
    site.furnish(replace(before, data=tmp_path))
    room = Newsroom(clock=SetClock(NOON))
    page.refresh_site(clock=room.clock)
    yield room
    site.furnish(before)
