"""Everything that is kept of what the owner of an account gives and gave, for their own copy of their data."""

from __future__ import annotations

from typing import Any

from wireroom.support.models import Intent
from wireroom.support.queries.mine import MyPayment, MyPledge, payments_of, pledges_of
from wireroom.support.queries.supporters import givers_of


def gifts_of_reader(reader_id: int) -> dict[str, Any]:
    """Plain values, ready to be written as JSON. Amounts are in minor units (cents), moments in UTC."""
    givers = givers_of(reader_id=reader_id)
    return {
        "known_to_the_payment_provider_as": givers,
        "begun": [_begun(each) for each in Intent.objects.filter(reader_id=reader_id).order_by("begun_at")],
        "pledged": [_pledged(each) for each in pledges_of(givers)],
        "paid": [_paid(each) for each in reversed(payments_of(givers, most=None))],
    }


def _begun(intent: Intent) -> dict[str, Any]:
    return {
        "at": intent.begun_at.isoformat(),
        "every": intent.every,
        "amount": intent.amount,
        "for_the_fee": intent.fee,
        "currency": intent.currency,
        "asked_by": intent.appeal,
        "compared_as": intent.side,
        "state": intent.state,
        "given": intent.given_at.isoformat() if intent.given_at else None,
    }


def _pledged(pledge: MyPledge) -> dict[str, Any]:
    return {
        "number": pledge.ref,
        "every": pledge.every,
        "amount": pledge.money.amount,
        "currency": pledge.money.currency,
        "state": pledge.status,
        "paid_through": pledge.paid_through.isoformat(),
        "ends_then": pledge.ends_then,
    }


def _paid(payment: MyPayment) -> dict[str, Any]:
    return {
        "number": payment.number,
        "at": payment.at.isoformat(),
        "amount": payment.money.amount,
        "currency": payment.money.currency,
        "came_back": payment.is_return,
    }
