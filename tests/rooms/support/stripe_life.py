# ruff: noqa: E501 - one event a line reads as the table it is
"""Events as Stripe sends them, of one invented reader's giving, with all that we do not want to keep."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wireroom.support.adapters.provider import Notice
from wireroom.support.adapters.stripe_kept import kept_of, moment

START = 1_790_000_000
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SECRETS = ("mara.lindqvist@example.org", "Mara Lindqvist", "4242", "Quay Street 7", "203.0.113.9")
"""What the events hold and our tables must not."""
PERSON = {
    "billing_details": {"email": SECRETS[0], "name": SECRETS[1], "address": {"line1": SECRETS[3]}},
    "payment_method_details": {"card": {"brand": "visa", "last4": SECRETS[2], "exp_year": 2031}},
    "customer_details": {"email": SECRETS[0], "name": SECRETS[1]},
    "customer_email": SECRETS[0],
    "receipt_email": SECRETS[0],
    "ip": SECRETS[4],
}
BODIES: dict[str, dict[str, Any]] = {
    "charge": {"object": "charge", "paid": True, "status": "succeeded", "customer": "cus_1", "currency": "eur"},
    "refund": {"object": "refund", "currency": "eur", "charge": "ch_1"},
    "dispute": {"object": "dispute", "currency": "eur", "charge": "ch_2"},
    "payout": {"object": "payout", "currency": "eur"},
    "checkout.session": {
        "object": "checkout.session",
        "currency": "eur",
        "customer": "cus_1",
        "status": "complete",
        "payment_status": "paid",
    },
    "subscription": {"object": "subscription", "currency": "eur", "customer": "cus_1", "cancel_at_period_end": False},
    "invoice": {
        "object": "invoice",
        "currency": "eur",
        "customer": "cus_1",
        "parent": {"subscription_details": {"subscription": "sub_1"}},
    },
}
STRANGE = ("customer", "product", "price", "payment_intent", "payment_method", "setup_intent", "mandate", "balance")
"""Kinds of objects that Stripe tells of too, and that are of no concern; a balance has not even an id."""


def event(number: int, kind: str, thing: str, **facts: Any) -> Notice:
    """One event as it is kept, made `number` minutes after the start."""
    whole = {**BODIES.get(thing, {"object": thing}), **PERSON, "created": START + 60 * number, **facts}
    return Notice(ref=f"evt_{number:03}", kind=kind, told=kept_of(whole), made_at=moment(START + 60 * number))


def subscription(number: int, kind: str, status: str, *, amount: int, through: int = 30) -> Notice:
    items = {
        "data": [
            {
                "current_period_end": START + 86_400 * through,
                "price": {"unit_amount": amount, "recurring": {"interval": "month"}, "product": "prod_1"},
            }
        ]
    }
    facts = {"id": "sub_1", "status": status, "items": items, "metadata": {"wireroom_intent": "intent-2"}}
    return event(number, f"customer.subscription.{kind}", "subscription", **facts)


LIFE = (
    event(1, "charge.succeeded", "charge", id="ch_1", amount=1000),
    event(2, "checkout.session.completed", "checkout.session", id="cs_1", client_reference_id="intent-1"),
    event(3, "refund.created", "refund", id="re_1", amount=400, status="succeeded"),
    event(4, "refund.updated", "refund", id="re_1", amount=400, status="succeeded", created=START + 180),
    event(5, "charge.succeeded", "charge", id="ch_2", amount=2500),
    subscription(6, "created", "incomplete", amount=2500),
    subscription(7, "updated", "active", amount=2500),
    event(
        8,
        "checkout.session.completed",
        "checkout.session",
        id="cs_2",
        client_reference_id="intent-2",
        subscription="sub_1",
    ),
    event(9, "charge.dispute.created", "dispute", id="dp_1", amount=2500, status="needs_response"),
    event(10, "charge.dispute.funds_withdrawn", "dispute", id="dp_1", amount=2500, status="needs_response", created=START + 540),
    event(11, "charge.dispute.closed", "dispute", id="dp_1", amount=2500, status="won", created=START + 540),
    event(12, "charge.succeeded", "charge", id="ch_3", amount=900, currency="jpy"),
    event(13, "refund.created", "refund", id="re_2", charge="ch_3", amount=900, currency="jpy", status="pending"),
    event(14, "refund.failed", "refund", id="re_2", charge="ch_3", amount=900, currency="jpy", status="failed", created=START + 780),
    event(15, "charge.dispute.created", "dispute", id="dp_2", charge="ch_1", amount=600, status="needs_response"),
    event(16, "charge.dispute.closed", "dispute", id="dp_2", charge="ch_1", amount=600, status="lost", created=START + 900),
    subscription(17, "updated", "past_due", amount=2500),
    subscription(18, "updated", "active", amount=5000, through=60),
    event(19, "payout.created", "payout", id="po_1", amount=2000, status="in_transit"),
    event(20, "payout.paid", "payout", id="po_1", amount=2000, status="paid", created=START + 1140),
    event(21, "payout.created", "payout", id="po_2", amount=100, status="in_transit"),
    event(22, "payout.failed", "payout", id="po_2", amount=100, status="failed", created=START + 1260),
    subscription(23, "deleted", "canceled", amount=5000, through=60),
    event(24, "charge.failed", "charge", id="ch_4", amount=700, status="failed", paid=False),
    event(25, "invoice.payment_failed", "invoice", id="in_1", amount_due=2500, attempt_count=1, next_payment_attempt=START + 9000),
    event(26, "invoice.payment_failed", "invoice", id="in_1", amount_due=2500, attempt_count=2, next_payment_attempt=None),
    event(27, "invoice.paid", "invoice", id="in_2", amount_due=2500, attempt_count=1, next_payment_attempt=None),
    event(28, "checkout.session.expired", "checkout.session", id="cs_3", client_reference_id="intent-3", status="expired", payment_status="unpaid"),
    event(29, "checkout.session.expired", "checkout.session", id="cs_9", client_reference_id="not-ours", status="expired"),
    event(30, "checkout.session.completed", "checkout.session", id="cs_4", client_reference_id="intent-4", payment_status="unpaid"),
    event(31, "checkout.session.async_payment_failed", "checkout.session", id="cs_4", client_reference_id="intent-4", payment_status="unpaid"),
    *(event(40 + number, f"{thing}.updated", thing) for number, thing in enumerate(STRANGE)),
)  # fmt: skip
"""A life of giving, in the order in which it happened: once, monthly, given back, disputed, paid out, ended, left."""
