"""Changes to many stories, gathered first and written together with their events."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, Subquery

from wireroom.kernel.events import Event
from wireroom.kernel.outbox import announce
from wireroom.story.events import VersionPublished
from wireroom.story.flows.labelling import label_stories, unlabel_stories
from wireroom.story.flows.numbering import Publication, give_paths, next_version
from wireroom.story.models import KillRecord, Record, Story, Version
from wireroom.story.queries.sections import all_sections
from wireroom.story.queries.words import keep_words
from wireroom.story.rules.sections import Sections


@dataclass
class Batch:
    """What a journey has decided, to be written by `commit` in the caller's transaction.

    A story is given to `begin` or `change` first; `publish` and the others then only set its fields. The events
    of what goes away are announced urgent.
    """

    now: datetime
    sections: Sections = field(default_factory=all_sections)
    begun: list[Story] = field(default_factory=list)
    changed: dict[int, Story] = field(default_factory=dict)
    publications: list[Publication] = field(default_factory=list)
    leaving: list[Story] = field(default_factory=list)
    orders: list[tuple[Story, str, str]] = field(default_factory=list)
    records: list[tuple[Story, str, str, str]] = field(default_factory=list)
    events: list[tuple[type[Event], tuple[Story, ...], bool]] = field(default_factory=list)

    def begin(self, story: Story) -> Story:
        """Add a new story; its path leads nowhere until it is published."""
        story.path = f"unpublished:{uuid.uuid4().hex}"
        story.created_at = self.now
        self.begun.append(story)
        return story

    def change(self, story: Story) -> None:
        """Write the story's fields at the end."""
        if story.pk is not None:
            self.changed[story.pk] = story

    def publish(self, publication: Publication) -> None:
        """Give the story a new version; it is live from now on."""
        self.publications.append(publication)

    def note(self, story: Story, action: str, *, by: str, detail: str = "") -> None:
        """Add a line to the story's book."""
        self.records.append((story, action, by, detail))

    def tell(self, event: type[Event], *stories: Story, urgent: bool = False) -> None:
        """Announce an event about these stories, in this order."""
        self.events.append((event, stories, urgent))

    def commit(self) -> list[Version]:
        """Write everything; give the new versions in the order of their publication."""
        give_paths([each for each in self.publications if each.story.first_published_at is None])
        rows = [next_version(publication, now=self.now) for publication in self.publications]
        self._write_stories()
        versions = Version.objects.bulk_create(rows)
        self._point_to(versions)
        unlabel_stories(self.leaving)
        label_stories(versions)
        self._write_books()
        self._announce()
        return versions

    def _write_stories(self) -> None:
        Story.objects.bulk_create(self.begun)
        for story in self.changed.values():
            story.save()
        keep_words(_words(story) for story in (*self.begun, *self.changed.values()))

    def _point_to(self, versions: list[Version]) -> None:
        """Let each story point at its newest version, which could not be known when the story was written."""
        for version in versions:
            version.story.current = version
        newest = Version.objects.filter(story=OuterRef("pk")).order_by("-number").values("pk")[:1]
        Story.objects.filter(pk__in=[row.story_id for row in versions]).update(current=Subquery(newest))

    def _write_books(self) -> None:
        KillRecord.objects.bulk_create(
            KillRecord(story=story, ordered_by=by[:200], reason=reason, ordered_at=self.now)
            for story, by, reason in self.orders
        )
        Record.objects.bulk_create(
            Record(story=story, action=action, by=by[:200], detail=detail, at=self.now)
            for story, action, by, detail in self.records
        )

    def _announce(self) -> None:
        for urgent in (True, False):
            announce(*_events(self.events, urgent=urgent), urgent=urgent)


def _events(told: list[tuple[type[Event], tuple[Story, ...], bool]], *, urgent: bool) -> Iterable[Event]:
    return (event(*_facts(event, stories)) for event, stories, is_urgent in told if is_urgent == urgent)


def _facts(event: type[Event], stories: tuple[Story, ...]) -> tuple[int, ...]:
    ids = tuple(story.pk for story in stories)
    current = stories[0].current
    return (*ids, current.number) if event is VersionPublished and current else ids


def _words(story: Story) -> tuple[int, str, str, str, str]:
    return story.pk, story.headline, story.standfirst, story.slugline, story.byline
