"""The newsroom's goal of a month, and how far the books say it is."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Sum

from wireroom.kernel.site import current_site
from wireroom.support.models import Line
from wireroom.support.rules.money import Money
from wireroom.support.rules.sheet import Goal
from wireroom.support.rules.terms import Goal as Wanted

GIVEN = ("giving", "refunds", "disputed", "lost")


def goal(set_goal: Wanted, *, now: datetime) -> Goal:
    """What was given this month and not given back, beside what is wanted; other currencies by themselves."""
    wanted = set_goal.money
    begin = now.astimezone(current_site().zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = Line.objects.filter(account__in=GIVEN, entry__at__gte=begin)
    kept = {currency: -amount for currency, amount in lines.values_list("currency").annotate(sum=Sum("amount"))}
    reached = max(0, kept.pop(wanted.currency, 0))
    return Goal(
        words=set_goal.words,
        reached=reached,
        wanted=wanted.amount,
        currency=wanted.currency,
        others=tuple(Money(currency, amount) for currency, amount in sorted(kept.items()) if amount > 0),
    )
