"""What the books say."""

from __future__ import annotations

from django.db.models import Sum

from wireroom.support.models import Entry
from wireroom.support.models import Line as KeptLine
from wireroom.support.rules.ledger import Line
from wireroom.support.rules.money import Money


def lines_of(entry: Entry) -> list[Line]:
    """An entry's lines, in order."""
    kept = entry.lines.all()
    return sorted(Line(line.account, Money(line.currency, line.amount)) for line in kept)  # type: ignore[arg-type]  # the table keeps accounts only


def balances_kept() -> dict[tuple[str, str], int]:
    """What stands on each account, by currency."""
    rows = KeptLine.objects.values_list("account", "currency").annotate(sum=Sum("amount"))
    return {(account, currency): amount for account, currency, amount in rows}


def out_of_balance() -> dict[str, int]:
    """The currencies in which the books do not add up to nothing, and by how much. It must always be empty."""
    rows = KeptLine.objects.values_list("currency").annotate(sum=Sum("amount")).exclude(sum=0)
    return dict(rows)


def moved_by(entry: Entry) -> Money:
    """How much an entry moved."""
    line = max(entry.lines.all(), key=lambda each: each.amount)
    return Money(line.currency, line.amount)
