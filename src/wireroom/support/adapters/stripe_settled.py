"""Stripe's balance transactions: what it made of each movement, and what it kept."""

from __future__ import annotations

from typing import Any

from wireroom.support.adapters.stripe_kept import moment
from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import Settled

OWN_FEES = frozenset({"stripe_fee", "stripe_fx_fee", "tax_fee", "network_cost"})


def settled_of(booked: dict[str, Any]) -> Settled:
    """A balance transaction; what Stripe takes for itself, without a payment to it, is a fee and nothing else."""
    if booked["type"] in OWN_FEES:
        nothing = Money(booked["currency"].upper(), 0)
        fee = Money(nothing.currency, int(booked["fee"]) - int(booked["amount"]))
        at = moment(booked["created"])
        return Settled(settlement=booked["id"], source="", moved=nothing, gross=nothing, fee=fee, at=at)
    source = booked.get("source")
    known = source if isinstance(source, dict) else {}
    gross = Money(booked["currency"].upper(), int(booked["amount"]))
    currency = str(known.get("currency") or booked["currency"]).upper()
    sign = -1 if gross.amount < 0 else 1
    same = currency == gross.currency
    return Settled(
        settlement=booked["id"],
        source=str(known.get("id") or source or ""),
        moved=gross if same else Money(currency, sign * abs(int(known["amount"]))),
        gross=gross,
        fee=Money(gross.currency, int(booked["fee"])),
        at=moment(booked["created"]),
    )
