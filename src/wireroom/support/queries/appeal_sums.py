"""What appeals brought: how often each was seen and clicked, and what was given by way of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wireroom.circulation import api as circulation
from wireroom.circulation.api import Span
from wireroom.support.models import Intent
from wireroom.support.queries.appeals import Trial
from wireroom.support.queries.gift_values import GiftValue, gift_values
from wireroom.support.rules.evidence import Sums
from wireroom.support.rules.tally import page_of

LONG_AGO = timedelta(days=3_650)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What each appeal brought, in one currency: the newsroom's own, or the one a test began with.

    `elsewhere` are gifts in others, not in the value.
    """

    currency: str
    sums: dict[str, Sums]
    elsewhere: int = 0


def brought_by(keys: Iterable[str], *, trial: Trial | None = None, currency: str, now: datetime) -> Brought:
    """What appeals brought for as long as there have been any, or within a test and in that one's currency."""
    wanted = sorted(keys)
    given = _given(wanted, trial, now)
    if trial and trial.currency:
        currency = trial.currency
    pages = {key: page_of(key, trial=trial.key if trial else "") for key in wanted}
    seen = circulation.sums_of(pages=pages.values(), span=ever(now))
    sums = {}
    for key in wanted:
        values = [each.value for each in given if (each.appeal, each.currency) == (key, currency)]
        counted = seen.get(pages[key], {})
        sums[key] = replace(
            sums_of_values(values),
            views=counted.get("appeal-view", 0),
            clicks=counted.get("appeal-click", 0),
            stops=counted.get("appeal-stop", 0),
        )
    return Brought(currency=currency, sums=sums, elsewhere=sum(each.currency != currency for each in given))


def views_over_time(keys: Iterable[str], *, trial: str = "", span: Span) -> dict[str, tuple[int, ...]]:
    """How often each appeal was seen in each step of a span."""
    pages = {key: page_of(key, trial=trial) for key in keys}
    series = circulation.series_of(pages=pages.values(), span=span, measure="appeal-view")
    return {key: series[page] for key, page in pages.items()}


def _given(keys: list[str], trial: Trial | None, now: datetime) -> list[GiftValue]:
    rows = Intent.objects.filter(appeal__in=keys, given_at__lte=now)
    if trial:
        rows = rows.filter(begun_at__gte=trial.begun_at)
        if trial.stopped_at:
            rows = rows.filter(begun_at__lt=trial.stopped_at)
    return gift_values(rows)


def sums_of_values(values: list[int]) -> Sums:
    """How many gifts these are, and what they come to."""
    return Sums(gifts=len(values), value=sum(values), squares=sum(value * value for value in values))


def ever(now: datetime) -> Span:
    """From before anything was counted until now."""
    return Span(begin=now - LONG_AGO, until=now, grain="day")
