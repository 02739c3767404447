"""What readers gave who are asked, and what those gave who never are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from wireroom.circulation import api as circulation
from wireroom.support.models import Holdback, Intent
from wireroom.support.queries.appeal_sums import ever, sums_of_values
from wireroom.support.queries.appeals import comparison_of
from wireroom.support.queries.gift_values import gift_values
from wireroom.support.rules.evidence import Sums
from wireroom.support.rules.sides import READER, SIDES, page_of_side


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Both sides since the share was set; `views` of a side's sums are its readers, each counted once in a month.

    Values are in the currency in which the comparison began; `elsewhere` are gifts in others.
    """

    since: datetime
    percent: int
    currency: str
    sides: dict[str, Sums]
    elsewhere: int


def worth_of_asking(*, currency: str, now: datetime) -> Worth | None:
    """Both sides until now, in the comparison's own currency or else this one; None while nobody is held back."""
    held = Holdback.objects.exclude(since=None).filter(percent__gt=0).first()
    if held is None or held.since is None:
        return None
    key = comparison_of(held)
    pages = {side: page_of_side(key, side) for side in SIDES}
    seen = circulation.sums_of(pages=pages.values(), span=ever(now))
    given = Intent.objects.filter(side__in=SIDES, begun_at__gte=held.since, given_at__lte=now)
    gifts, currency = gift_values(given), held.currency or currency
    sides: dict[str, Sums] = {
        side: replace(
            sums_of_values([each.value for each in gifts if (each.side, each.currency) == (side, currency)]),
            views=seen.get(pages[side], {}).get(READER, 0),
        )
        for side in SIDES
    }
    return Worth(
        since=held.since,
        percent=held.percent,
        currency=currency,
        sides=sides,
        elsewhere=sum(each.currency != currency for each in gifts),
    )
