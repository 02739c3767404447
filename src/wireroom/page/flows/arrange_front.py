"""Editors arrange a front: a draft first, then all of it at once for readers; nobody overwrites what another did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from wireroom.kernel.clock import Clock
from wireroom.page.flows.fill_front import fill_front
from wireroom.page.flows.make_lists import front_paper
from wireroom.page.flows.make_pages import Turn, in_time
from wireroom.page.flows.make_story import Surroundings
from wireroom.page.flows.refusals import ArrangedMeanwhile, UnableToArrange
from wireroom.page.models import Arrangement, Front, FrontWatch
from wireroom.page.queries import sections_now, spots_today, state_of
from wireroom.page.rules.addresses import Surface
from wireroom.page.rules.filling import Filled, first_spots
from wireroom.page.rules.front_state import FrontState
from wireroom.page.rules.spots import HOME, Spot, fault_of, rows_of, watched
from wireroom.story.api import published_numbers

MOST_STRIPS = 6


def begin_front(*, name: str, now: datetime) -> tuple[Spot, ...]:
    """Give the spots with which arranging a front begins that made itself until now. Nothing is kept."""
    slugs = [label.slug for label in sections_now(now=now)]
    return first_spots(section="" if name == HOME else name, sections=slugs[:MOST_STRIPS])


@transaction.atomic
def save_front(*, name: str, spots: Sequence[Spot], revision: int, editor: str, now: datetime) -> FrontState:
    """Keep a draft that no reader sees. Empty `spots`: the front shall make itself.

    Raises ArrangedMeanwhile, and keeps nothing, when `revision` is not how the front stands; UnableToArrange when the
    design cannot do it.
    """
    if fault := fault_of(spots):
        raise UnableToArrange(fault)
    front = _locked(name, revision)
    front.draft = rows_of(_stamped(spots, state_of(front).spots, now=now))
    front.drafted_by, front.drafted_at = editor, now
    return _changed(front)


@transaction.atomic
def publish_front(*, name: str, revision: int, editor: str, clock: Clock) -> FrontState:
    """Give readers the draft: the new arrangement and its page are stored together, or nothing is.

    Raises ArrangedMeanwhile; UnableToArrange when there is no draft.
    """
    front = _locked(name, revision)
    if front.draft is None:
        raise UnableToArrange("Nothing was changed since this front was published.")
    spots = spots_today(front.draft)
    front.current = Arrangement.objects.create(
        front=front, number=_last_number(front) + 1, spots=front.draft, by=editor, at=clock.now()
    )
    FrontWatch.objects.filter(front=front).delete()
    FrontWatch.objects.bulk_create(
        FrontWatch(front=front, kind=kind, slug=slug) for kind, slug in sorted(watched(name, spots))
    )
    state = _without_draft(front)
    in_time(Turn((), (surface_of_front(name),), clock=clock), clock=clock)
    return state


@transaction.atomic
def discard_front(*, name: str, revision: int) -> FrontState:
    """Throw the draft away; readers notice nothing. Raises ArrangedMeanwhile."""
    return _without_draft(_locked(name, revision))


@transaction.atomic
def restore_front(*, name: str, number: int, revision: int, editor: str, now: datetime) -> FrontState:
    """Take an earlier arrangement as the draft, to be looked at and published again.

    Raises ArrangedMeanwhile; UnableToArrange when there never was such an arrangement.
    """
    front = _locked(name, revision)
    row = Arrangement.objects.filter(front=front, number=number).first()
    if row is None:
        raise UnableToArrange(f"This front has no arrangement {number}.")
    front.draft, front.drafted_by, front.drafted_at = row.spots, editor, now
    return _changed(front)


def preview_front(*, name: str, spots: Sequence[Spot], now: datetime) -> bytes:
    """Print the front as readers would get it with these spots, from what they may see now."""
    around = Surroundings(now=now, sections=sections_now(now=now))
    return front_paper(surface_of_front(name), spots, around).body


def front_filled(*, spots: Sequence[Spot], now: datetime) -> tuple[Filled, ...]:
    """Say which stories would stand in each spot now."""
    return fill_front(spots, now=now)


def surface_of_front(name: str) -> Surface:
    """Name the list that a front is."""
    return Surface("front") if name == HOME else Surface("section", name)


def _locked(name: str, revision: int) -> Front:
    front, _ = Front.objects.select_for_update(of=("self",)).get_or_create(name=name)
    if front.revision != revision:
        who = front.drafted_by or (front.current.by if front.current else "Somebody")
        message = f"{who} changed this front while you arranged it. Nothing of yours is lost, and nothing of theirs."
        raise ArrangedMeanwhile(message, theirs=state_of(front))
    return front


def _changed(front: Front) -> FrontState:
    front.revision += 1
    front.save()
    return state_of(front)


def _without_draft(front: Front) -> FrontState:
    front.draft, front.drafted_by, front.drafted_at = None, "", None
    return _changed(front)


def _last_number(front: Front) -> int:
    last = Arrangement.objects.filter(front=front).order_by("-number").values_list("number", flat=True).first()
    return last or 0


def _stamped(spots: Sequence[Spot], before: Sequence[Spot], *, now: datetime) -> list[Spot]:
    """Note to which version of its story each spot's own words belong: words that stay keep the version they had."""
    known = {_words(spot): spot.version for spot in before}
    fresh = {spot.story for spot in spots if spot.story and _words(spot) not in known}
    numbers = published_numbers(now=now, ids=[story for story in fresh if story])
    stamps = [known.get(_words(spot), numbers.get(spot.story, 0)) if spot.story else 0 for spot in spots]
    return [replace(spot, version=stamp) for spot, stamp in zip(spots, stamps, strict=True)]


def _words(spot: Spot) -> tuple[int | None, str, str]:
    return spot.story, spot.headline, spot.teaser
