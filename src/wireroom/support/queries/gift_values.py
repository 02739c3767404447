"""What gifts are worth in a year, for comparing what was asked: what went back to readers is not in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from wireroom.support.models import Entry, Intent
from wireroom.support.queries.ledger import moved_by
from wireroom.support.queries.supporters import kept_of
from wireroom.support.rules.gift_values import value_of

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftValue:
    """One gift that was kept, in whole or in part: by which appeal, on which side, and its value in a year."""

    appeal: str
    side: str
    currency: str
    value: int


def gift_values(given: QuerySet[Intent]) -> list[GiftValue]:
    """The gifts of these intents. What was sent back, lost or is held by a bank is not in them."""
    intents = list(given)
    moved = _moved_by_giver({each.giver for each in intents} - {""})
    values = [
        GiftValue(
            appeal=each.appeal,
            side=each.side,
            currency=each.currency,
            value=value_of(each.amount, every=each.every, paid=paid, kept=kept),
        )
        for each in intents
        for paid, kept in [moved.get(each.giver, (0, 0))]
    ]
    return [each for each in values if each.value]


def _moved_by_giver(givers: set[str]) -> dict[str, tuple[int, int]]:
    """What each giver paid, and what of it was kept. Every checkout has a giver of its own, so an intent has one."""
    found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    wanted = sorted(givers)
    for first in range(0, len(wanted), MOST_AT_ONCE):
        entries = Entry.objects.filter(kind="paid", giver__in=wanted[first : first + MOST_AT_ONCE])
        paid = list(entries.prefetch_related("lines"))
        kept = kept_of(each.about for each in paid)
        for each in paid:
            before, stayed = found[each.giver]
            found[each.giver] = (before + moved_by(each).amount, stayed + kept[each.about])
    return found
