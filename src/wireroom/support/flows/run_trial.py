"""A test of appeals begins, shares its browsers out anew while it runs, and is stopped with one click."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from wireroom.support.adapters.terms import main_currency
from wireroom.support.flows.appeal_refusals import UnableToAsk
from wireroom.support.models import Appeal as Row
from wireroom.support.models import Trial as TrialRow
from wireroom.support.queries.appeal_sums import brought_by
from wireroom.support.queries.appeals import Trial, filed_appeal, trial, trial_with, trials
from wireroom.support.rules.bandit import Manner, bandit, even

WEIGHED_EVERY = timedelta(minutes=15)
MOST_APPEALS = 8
MOST_FLOOR = 50
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@transaction.atomic
def begin_trial(*, name: str, appeals: Sequence[str], manner: Manner, floor: int, by: str, now: datetime) -> Trial:
    """Compare appeals of one channel from now on, with even shares at first. Raises UnableToAsk.

    All of them are switched on, for a test of which a part is off compares nothing.
    """
    keys = sorted(set(appeals))
    if not name.strip():
        raise UnableToAsk("Give the test a name.")
    if not 2 <= len(keys) <= MOST_APPEALS:
        raise UnableToAsk(f"A test compares 2 to {MOST_APPEALS} appeals.")
    if not 0 <= floor <= MOST_FLOOR:
        raise UnableToAsk(f"The floor is 0 to {MOST_FLOOR} in a hundred.")
    chosen = [_known(key) for key in keys]
    if len({(each.channel, each.rank) for each in chosen}) > 1:
        raise UnableToAsk("The appeals of a test have one channel and one rank: else they never meet the same readers.")
    for key in keys:
        other = trial_with(key)
        if other:
            raise UnableToAsk(f"“{other.name}” is testing the appeal “{key}” already: stop that test first.")
    row = TrialRow.objects.create(
        key=f"{_NO_SLUG.sub('-', name.lower()).strip('-')[:40]}-{now:%y%m%d%H%M%S}",
        name=name.strip()[:120],
        manner=manner,
        floor=floor,
        shares=even(keys),
        currency=main_currency(),
        begun_at=now,
        begun_by=by,
        weighed_at=now,
    )
    Row.objects.filter(key__in=keys).update(is_on=True, changed_by=by, changed_at=now)
    return trial(row.key)


@transaction.atomic
def stop_trial(key: str, *, keep: str, by: str, now: datetime) -> Trial:
    """End a test: the appeal `keep` stays on, the others go off; without one, all go off. Raises LookupError.

    A test that was stopped before stays as it is.
    """
    known = trial(key)
    if known.stopped_at is None:
        TrialRow.objects.filter(key=key, stopped_at=None).update(stopped_at=now)
        off = [each for each in known.shares if each != keep]
        Row.objects.filter(key__in=off).update(is_on=False, changed_by=by, changed_at=now)
    return trial(key)


def weigh(*, now: datetime) -> int:
    """Share the browsers of running bandits out anew, each at most every quarter of an hour; say of how many."""
    due = [each for each in trials(running=True) if each.manner == "bandit" and each.weighed_at <= now - WEIGHED_EVERY]
    for each in due:
        sums = brought_by(each.shares, trial=each, currency=main_currency(), now=now).sums
        shares = bandit(sums, floor=each.floor / 100, seed=int(now.timestamp()))
        TrialRow.objects.filter(key=each.key, stopped_at=None).update(shares=shares, weighed_at=now)
    return len(due)


def _known(key: str) -> Row:
    try:
        filed_appeal(key)
    except LookupError as missing:
        raise UnableToAsk(str(missing)) from missing
    return Row.objects.get(key=key)
