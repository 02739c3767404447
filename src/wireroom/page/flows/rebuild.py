"""Make every page again: after a change of the look, or to mend a store that was lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import batched

from wireroom.kernel.clock import Clock
from wireroom.page.flows.make_pages import LISTS_AT_ONCE, Turn, in_time, not_there, touched_surfaces
from wireroom.page.flows.refresh_site import refresh_site
from wireroom.page.flows.standing import numbers_now
from wireroom.page.flows.take_down import add_closed
from wireroom.page.rules.addresses import Surface
from wireroom.page.rules.dirty import patient_ones
from wireroom.story.api import ClosedStory, closed_stories, story_ids

STORIES_AT_ONCE = 50
Progress = Callable[[int, int], None]


def rebuild_all(*, clock: Clock, progress: Progress) -> int:
    """Make everything again; `progress` is told how many stories are done, and of how many. Say what changed."""
    changed = refresh_site(clock=clock) + close_all(clock=clock)
    everything = list(_ids())
    lists: set[Surface] = set()
    done = 0
    for ids in batched(everything, STORIES_AT_ONCE):
        changed += in_time(Turn(ids, (), clock=clock), clock=clock)
        lists |= touched_surfaces(ids, now=clock.now())
        done += len(ids)
        progress(done, len(everything))
    return changed + remake_lists(sorted(lists), clock=clock)


def rebuild_range(low_id: int, high_id: int, *, clock: Clock) -> int:
    """Make the own pages of these stories again, lists they lead to that are missing, and the notices of those gone."""
    closed = closed_stories(after_id=low_id - 1, limit=high_id - low_id + 1)
    notices = _close([story for story in closed if story.id <= high_id], clock)
    changed = 0
    for ids in batched(range(low_id, high_id + 1), STORIES_AT_ONCE):
        shown = sorted(numbers_now(ids, now=clock.now()))
        missing = not_there(patient_ones(touched_surfaces(shown, now=clock.now()))) if shown else []
        changed += in_time(Turn(ids, missing, clock=clock), clock=clock)
    return notices + changed


def remake_lists(lists: Sequence[Surface], *, clock: Clock) -> int:
    """Make these lists again, some at a time."""
    return sum(in_time(Turn((), some, clock=clock), clock=clock) for some in batched(lists, LISTS_AT_ONCE))


def close_all(*, clock: Clock) -> int:
    """Put up the notice of every story that was public and is not."""
    return sum(_close(some, clock) for some in _closed())


def _close(stories: Sequence[ClosedStory], clock: Clock) -> int:
    return in_time(lambda edition: add_closed(edition, stories, clock=clock), clock=clock)


def _closed() -> Iterator[tuple[ClosedStory, ...]]:
    after = 0
    while some := closed_stories(after_id=after, limit=STORIES_AT_ONCE):
        yield some
        after = some[-1].id


def _ids() -> Iterator[int]:
    after = 0
    while some := story_ids(after_id=after):
        yield from some
        after = some[-1]
