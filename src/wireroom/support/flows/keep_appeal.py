"""An editor writes an appeal, switches it on or off, or throws it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from wireroom.support.adapters.terms import current_terms, main_currency
from wireroom.support.flows.appeal_refusals import UnableToAsk
from wireroom.support.models import Appeal as Row
from wireroom.support.models import Holdback
from wireroom.support.queries.appeals import filed_appeal, trial_with
from wireroom.support.rules.appeal_faults import faults
from wireroom.support.rules.appeals import Filed
from wireroom.support.rules.sheet import APPEAL

MOST_HELD_BACK = 50


@transaction.atomic
def file_appeal(filed: Filed, *, is_new: bool, by: str, now: datetime) -> Filed:
    """File an appeal, new or changed. Raises UnableToAsk; within a running test its words stay as they are."""
    wrong = faults(filed, offered=current_terms().currencies)
    if wrong:
        raise UnableToAsk(" ".join(wrong))
    key = filed.appeal.key
    row = Row.objects.select_for_update().filter(key=key).first()
    if row and is_new:
        raise UnableToAsk(f"There is an appeal “{key}” already: choose another key.")
    if row is None and not is_new:
        raise UnableToAsk(f"The appeal “{key}” is not there any more.")
    running = trial_with(key)
    if running and row and not _same_for_readers(filed_appeal(key), filed):
        raise UnableToAsk(f"“{running.name}” is testing this appeal: stop the test first, or its figures mean nothing.")
    appeal = filed.appeal
    facts = APPEAL.dump_python(replace(appeal, place=None), mode="json")
    Row.objects.update_or_create(
        key=key,
        defaults={
            "name": filed.name.strip(),
            "channel": appeal.channel,
            "is_on": appeal.is_on,
            "rank": appeal.rank,
            "begins": appeal.begins,
            "ends": appeal.ends,
            "facts": facts,
            "changed_by": by,
            "changed_at": now,
        },
    )
    return filed_appeal(key)


@transaction.atomic
def switch_appeal(key: str, *, is_on: bool, by: str, now: datetime) -> Filed:
    """Start or stop an appeal, whatever else it says. Raises LookupError."""
    found = filed_appeal(key)
    Row.objects.filter(key=key).update(is_on=is_on, changed_by=by, changed_at=now)
    return replace(found, appeal=replace(found.appeal, is_on=is_on), changed_by=by, changed_at=now)


@transaction.atomic
def discard_appeal(key: str) -> None:
    """Throw an appeal away; what was given by way of it stays in the books. Raises UnableToAsk and LookupError."""
    found, running = filed_appeal(key), trial_with(key)
    if running:
        raise UnableToAsk(f"“{running.name}” is testing this appeal: stop the test first.")
    if found.appeal.is_on:
        raise UnableToAsk("The appeal is on: stop it first.")
    Row.objects.filter(key=key).delete()


@transaction.atomic
def hold_back(*, percent: int, now: datetime) -> None:
    """Never ask so many in a hundred browsers. Another share begins another comparison. Raises UnableToAsk."""
    if not 0 <= percent <= MOST_HELD_BACK:
        raise UnableToAsk(f"Hold back from 0 to {MOST_HELD_BACK} in a hundred browsers.")
    kept, _ = Holdback.objects.get_or_create(pk=1)
    if kept.percent != percent or kept.since is None:
        kept.percent, kept.since, kept.currency = percent, now, main_currency()
        kept.save()


def _same_for_readers(one: Filed, other: Filed) -> bool:
    """Whether readers see no difference: only the name, and whether it is on, may have changed."""
    return replace(one.appeal, is_on=True) == replace(other.appeal, is_on=True, place=None)
