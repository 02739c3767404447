"""What is kept of Stripe's events: ids, sums and states. They hold names, addresses and the last figures of cards too.

Only what is named in `KEPT` is written down. Shapes as of API version 2026-10-28.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

INTENT = "wireroom_intent"
"""The name under which an object of Stripe's carries the key of our intent."""
KINDS = (
    "charge.succeeded",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.closed",
    "payout.created",
    "payout.paid",
    "payout.failed",
    "payout.canceled",
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
    "customer.subscription.created",
    "customer.subscription.updated",
    "customer.subscription.deleted",
    "invoice.payment_failed",
)
"""The events that tell something of concern; Stripe lists at most twenty kinds at a time."""
_SUMS: dict[str, Any] = dict.fromkeys(("id", "object", "amount", "currency", "created", "status"), True)
_OURS = {INTENT: True}
KEPT: dict[str, dict[str, Any]] = {
    "charge": {**_SUMS, "customer": True, "paid": True},
    "refund": {**_SUMS, "charge": True},
    "dispute": {**_SUMS, "charge": True},
    "payout": _SUMS,
    "checkout.session": {
        **_SUMS,
        "client_reference_id": True,
        "customer": True,
        "subscription": True,
        "payment_status": True,
    },
    "invoice": {
        **_SUMS,
        "customer": True,
        "amount_due": True,
        "attempt_count": True,
        "next_payment_attempt": True,
        "parent": {"subscription_details": {"subscription": True}},
    },
    "subscription": {
        **_SUMS,
        "customer": True,
        "cancel_at_period_end": True,
        "cancel_at": True,
        "metadata": _OURS,
        "items": {
            "data": {"current_period_end": True, "price": {"unit_amount": True, "recurring": {"interval": True}}}
        },
    },
}


def kept_of(thing: dict[str, Any]) -> dict[str, Any]:
    """What is kept of an event's object; {} for objects of no concern."""
    kept: dict[str, Any] = _kept(thing, KEPT.get(str(thing.get("object")), {}))
    return kept


def _kept(thing: Any, wanted: Any) -> Any:
    if isinstance(thing, list):
        return [_kept(each, wanted) for each in thing]
    if isinstance(wanted, dict):
        thing = thing if isinstance(thing, dict) else {}
        return {name: _kept(thing.get(name), below) for name, below in wanted.items()}
    return thing if isinstance(thing, str | int | bool) else None


def moment(seconds: float) -> datetime:
    """A moment of Stripe's, seconds since 1970, in UTC."""
    return datetime.fromtimestamp(int(seconds), UTC)
