"""A story leaves: killed for good, withheld for now, or joined with another."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.clock import Clock
from wireroom.page.flows.edition import Edition
from wireroom.page.flows.mentions import Note
from wireroom.page.flows.notice_papers import notice_at
from wireroom.page.rules.addresses import own_addresses
from wireroom.page.rules.notices import Notice
from wireroom.page.rules.paper import HTML, Paper
from wireroom.story.api import ClosedStory, closed_stories


def closed(story_ids: Sequence[int]) -> tuple[ClosedStory, ...]:
    """Give those of the stories that were public and are no longer."""
    found = (closed_stories(after_id=story_id - 1, limit=1) for story_id in story_ids)
    return tuple(each[0] for story_id, each in zip(story_ids, found, strict=True) if each and each[0].id == story_id)


def add_closed(edition: Edition, stories: Sequence[ClosedStory], *, clock: Clock) -> None:
    """Put into the edition what stands at the stories' addresses from now on, and take them out of the search."""
    for story in stories:
        edition.papers += _papers(story, clock)
        edition.lost.append(story.id)
        edition.pictures.append(Note(story_id=story.id))
    killed = [story for story in stories if story.state == "killed"]
    edition.killed |= {story.id for story in killed}
    edition.left += [(story.id, path) for story in killed for path in (*own_addresses(story.path), "/search")]


def _papers(story: ClosedStory, clock: Clock) -> Sequence[Paper]:
    if story.state == "joined" and story.into_path:
        pairs = zip(own_addresses(story.path), own_addresses(story.into_path), strict=True)
        return [_moved(path, to, story.id) for path, to in pairs]
    kind: Notice = "killed" if story.state == "killed" else "withheld"
    return [notice_at(path, kind, now=clock.now(), story_id=story.id) for path in own_addresses(story.path)]


def _moved(path: str, to: str, story_id: int) -> Paper:
    body = b"Moved: this story goes on at another address.\n"
    return Paper(path=path, body=body, content_type=HTML, status=301, location=to, story_id=story_id)
