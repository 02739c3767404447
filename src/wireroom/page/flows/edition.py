"""An edition: what is stored in one short transaction, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.kernel.outbox import Event, announce
from wireroom.page.adapters import search_index, store
from wireroom.page.adapters.search_index import Entry
from wireroom.page.flows.mentions import Note, note_mentions, note_pictures, record
from wireroom.page.flows.standing import numbers_now
from wireroom.page.rules.paper import Paper

NOT_FOUND = 404
EVERYWHERE = "/404"
"""The notice the front gives wherever nothing is stored."""


class OvertakenError(Exception):
    """Something moved on while the pages were being made: make them again."""


@dataclass(kw_only=True)
class Edition:
    """Pages made together, and what goes with them. `since` is the store's `seq` before anything was looked up."""

    since: int
    papers: list[Paper] = field(default_factory=list)
    found: list[Entry] = field(default_factory=list)
    """Stories for the search index."""
    lost: list[int] = field(default_factory=list)
    """Stories to be taken out of it."""
    pictures: list[Note] = field(default_factory=list)
    """Which pictures each story made here shows."""
    killed: frozenset[int] = frozenset()
    """Stories whose leaving of each surface is put on record."""
    left: list[tuple[int, str]] = field(default_factory=list)
    """Killed stories and the addresses they leave with this edition, as far as no mention tells it."""
    events: list[Event] = field(default_factory=list)


def begin() -> Edition:
    """Open an edition. Look things up only after this, so that whatever comes in between is noticed."""
    return Edition(since=store.latest_seq())


def keep(edition: Edition, *, clock: Clock) -> int:
    """Store what differs from what is there; say how many pages that were.

    Raises OvertakenError, and stores nothing, when another process wrote one of the addresses in the meantime, or
    when a story in the pages is no longer what they show: changed, held or killed.
    """
    fresh = differing(edition.papers)
    rows = [store.row(paper, at=int(clock.now().timestamp())) for paper in fresh]
    with transaction.atomic():
        _refuse_overtaken(edition, clock)
        store.put(rows)
        search_index.put(edition.found)
        search_index.remove(edition.lost)
        note_mentions(edition.papers, killed=edition.killed, clock=clock)
        note_pictures(edition.pictures, killed=edition.killed, clock=clock)
        record(edition.left, clock=clock)
        announce(*edition.events)
    return len(rows)


def differing(papers: Iterable[Paper]) -> list[Paper]:
    """Give the papers that are not in the store as they are; of two for one address the later counts.

    That there is nothing at an address where nothing ever was needs no row, which might tell of a held label.
    """
    wanted = {paper.path: paper for paper in papers}
    there = store.kept(list(wanted))
    return [
        paper
        for path, paper in wanted.items()
        if there.get(path) != store.facts(paper) and (path in there or path == EVERYWHERE or paper.status != NOT_FOUND)
    ]


def _refuse_overtaken(edition: Edition, clock: Clock) -> None:
    paths = [paper.path for paper in edition.papers]
    if moved := store.changed_since(paths, seq=edition.since):
        raise OvertakenError(f"stored by another process meanwhile: {', '.join(moved[:5])}")
    if stale := _stale(edition.papers, clock):
        raise OvertakenError(f"stories that moved on meanwhile: {stale[:5]}")


def _stale(papers: Sequence[Paper], clock: Clock) -> list[int]:
    shown = {each for paper in papers for each in paper.shows or ()}
    numbers = numbers_now([story_id for story_id, _ in shown], now=clock.now())
    return sorted(story_id for story_id, number in shown if numbers.get(story_id) != number)
