"""The books as the publisher reads them: months, payments, and how they compare with the provider's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from wireroom.support.models import Entry, Line, Pledge
from wireroom.support.queries.ledger import moved_by
from wireroom.support.queries.supporters import kept_of
from wireroom.support.rules.ledger import ACCOUNTS
from wireroom.support.rules.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month's sums in one currency, as people count: given is positive, and so is what was kept by others."""

    month: date
    currency: str
    moved: dict[str, int]

    @property
    def given(self) -> Money:
        """What readers gave."""
        return Money(self.currency, -self.moved.get("giving", 0))

    @property
    def returned(self) -> Money:
        """What was sent back to them."""
        return Money(self.currency, self.moved.get("refunds", 0))

    @property
    def fees(self) -> Money:
        """What the provider kept."""
        return Money(self.currency, self.moved.get("fees", 0))

    @property
    def held_back(self) -> Money:
        """What banks hold back or have taken for good."""
        return Money(self.currency, self.moved.get("disputed", 0) + self.moved.get("lost", 0))

    @property
    def gone(self) -> Money:
        """What did not stay: sent back, held back or lost."""
        return Money(self.currency, self.returned.amount + self.held_back.amount)

    @property
    def kept(self) -> Money:
        """What remains for the newsroom."""
        return Money(self.currency, self.given.amount - self.gone.amount - self.fees.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment by a reader, and what of it is still ours."""

    id: int
    ref: str
    money: Money
    at: datetime
    kept: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One line of the books, for a file."""

    entry: str
    kind: str
    about: str
    at: datetime
    account: str
    money: Money


def months(*, zone: tzinfo, most: int = 12) -> list[Month]:
    """The newest months with their sums by currency, newest first."""
    rows = (
        Line.objects.annotate(month=TruncMonth("entry__at", tzinfo=zone))
        .values_list("month", "currency", "account")
        .annotate(sum=Sum("amount"))
    )
    found: dict[tuple[date, str], dict[str, int]] = defaultdict(dict)
    for month, currency, account, amount in rows:
        found[month.date(), currency][account] = amount
    newest = sorted(found.items(), key=lambda item: (-item[0][0].toordinal(), item[0][1]))
    shown = sorted({month for month, _ in found}, reverse=True)[:most]
    return [Month(month=month, currency=currency, moved=moved) for (month, currency), moved in newest if month in shown]


def payments(*, limit: int, before_id: int | None = None) -> list[Payment]:
    """Readers' payments, newest first."""
    entries = Entry.objects.filter(kind="paid").prefetch_related("lines").order_by("-pk")
    if before_id is not None:
        entries = entries.filter(pk__lt=before_id)
    return _payments(entries[:limit])


def payment(ref: str) -> Payment | None:
    """One payment; None where the books know none of this name."""
    return next(iter(_payments(Entry.objects.filter(key=f"paid:{ref}"))), None)


def movements(*, about: str = "") -> Iterator[Movement]:
    """Every line of the books, or those about one payment, oldest first."""
    lines = Line.objects.select_related("entry").order_by("entry__at", "entry_id", "pk")
    for line in (lines.filter(entry__about=about) if about else lines).iterator(chunk_size=2000):
        yield Movement(
            entry=line.entry.key,
            kind=line.entry.kind,
            about=line.entry.about,
            at=line.entry.at,
            account=ACCOUNTS[line.account],  # type: ignore[index]  # the table keeps accounts only
            money=Money(line.currency, line.amount),
        )


def pledged() -> list[tuple[Money, str, int]]:
    """What is pledged now, by currency and interval: the sum of one round, the interval, how many."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for currency, every, amount in Pledge.objects.filter(status__in=("running", "unpaid")).values_list(
        "currency", "every", "amount"
    ):
        found[currency, every].append(amount)
    return [
        (Money(currency, sum(amounts)), every, len(amounts)) for (currency, every), amounts in sorted(found.items())
    ]


def _payments(entries: Iterable[Entry]) -> list[Payment]:
    found = list(entries)
    kept = kept_of(entry.about for entry in found)
    return [
        Payment(id=entry.pk, ref=entry.about, money=money, at=entry.at, kept=Money(money.currency, kept[entry.about]))
        for entry in found
        for money in [moved_by(entry)]
    ]
