"""A reader's cuttings beside what became of the stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.reader import api as reader
from wireroom.story import api as story

LATELY = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """A story that a reader saved or read. `has_changed`: there is a newer version than the one they read."""

    story_id: int
    path: str
    headline: str
    published_at: datetime
    saved_at: datetime | None
    read_at: datetime | None
    has_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuttings:
    """Cuttings that can still be read, and how many cannot: killed, withheld or joined with another story."""

    found: tuple[Cutting, ...]
    gone: int


def saved_cuttings(reader_id: int, *, now: datetime) -> Cuttings:
    """What a reader has saved, the newest first."""
    return _cuttings(reader.saved_pages(reader_id), now=now)


def read_cuttings(reader_id: int, *, now: datetime) -> Cuttings:
    """What a reader has read lately, the newest first."""
    return _cuttings(reader.read_pages(reader_id, limit=LATELY), now=now)


def _cuttings(kept: tuple[reader.Kept, ...], *, now: datetime) -> Cuttings:
    public = {each.id: each for each in story.published_stories(now=now, ids=[each.page for each in kept])}
    found = tuple(
        Cutting(
            story_id=each.page,
            path=public[each.page].path,
            headline=public[each.page].current.headline,
            published_at=public[each.page].current.published_at,
            saved_at=each.saved_at,
            read_at=each.read_at,
            has_changed=0 < each.edition < public[each.page].current.number,
        )
        for each in kept
        if each.page in public
    )
    return Cuttings(found=found, gone=len(kept) - len(found))
