"""What one giver gives and gave, for that giver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wireroom.support.models import Entry, Pledge
from wireroom.support.queries.ledger import moved_by
from wireroom.support.rules.money import Money

SHOWN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPledge:
    """A gift that comes again, as its giver sees it."""

    ref: str
    money: Money
    every: str
    status: str
    paid_through: datetime
    ends_then: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPayment:
    """One payment, or money that came back."""

    money: Money
    at: datetime
    number: str
    is_return: bool


def pledges_of(givers: Sequence[str]) -> list[MyPledge]:
    """What these givers pledged, what still runs first."""
    kept = Pledge.objects.filter(giver__in=givers).exclude(status="waiting").order_by("-told_at")
    found = [
        MyPledge(
            ref=each.ref,
            money=Money(each.currency, each.amount),
            every=each.every,
            status=each.status,
            paid_through=each.paid_through,
            ends_then=each.ends_then,
        )
        for each in kept
    ]
    return sorted(found, key=lambda pledge: pledge.status == "ended")


def payments_of(givers: Sequence[str], *, most: int | None = SHOWN) -> list[MyPayment]:
    """What these givers paid and got back, newest first."""
    paid = list(Entry.objects.filter(giver__in=givers, kind="paid").values_list("about", flat=True))
    entries = Entry.objects.filter(about__in=paid, kind__in=("paid", "refund")).order_by("-at", "-pk")
    return [
        MyPayment(money=moved_by(entry), at=entry.at, number=entry.about, is_return=entry.kind == "refund")
        for entry in entries.prefetch_related("lines")[:most]
    ]
