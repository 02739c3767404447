"""Which facts Stripe's events tell, by what is kept of them. Imports neither Django nor the SDK."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from wireroom.support.adapters.stripe_kept import INTENT, moment
from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import (
    CheckoutDone,
    CheckoutFailed,
    CheckoutGone,
    DisputeClosed,
    DisputeOpened,
    Every,
    Fact,
    Paid,
    PaidOut,
    PayoutFailed,
    PledgeTold,
    Refunded,
    RefundFailed,
    RenewalFailed,
)

PLEDGE_STATUS = {"incomplete": "waiting", "paused": "waiting", "trialing": "running", "active": "running"} | {
    "past_due": "unpaid",
    "unpaid": "unpaid",
    "canceled": "ended",
    "incomplete_expired": "ended",
}


def facts_of(kind: str, told: dict[str, Any], *, ref: str, made_at: datetime) -> tuple[Fact, ...]:
    """The facts in what was kept of an event of this kind. `ref` and `made_at` are the event's own."""
    read = READINGS.get(str(told.get("object")))
    return read(_Thing(told, kind=kind, ref=ref, made_at=made_at)) if read else ()


class _Thing:
    """What was kept of one object, and of the event that brought it."""

    def __init__(self, told: dict[str, Any], *, kind: str, ref: str, made_at: datetime) -> None:
        self.told, self.kind, self.ref, self.made_at = told, kind, ref, made_at
        self.id = str(told["id"])

    def text(self, name: str) -> str:
        return str(self.told.get(name) or "")

    def money(self, name: str = "amount") -> Money:
        return Money(self.text("currency").upper(), int(self.told[name]))

    @property
    def at(self) -> datetime:
        return moment(self.told["created"])


def _charge(charge: _Thing) -> tuple[Fact, ...]:
    if charge.text("status") != "succeeded" or not charge.told.get("paid"):
        return ()
    return (Paid(payment=charge.id, money=charge.money(), at=charge.at, giver=charge.text("customer")),)


def _refund(refund: _Thing) -> tuple[Fact, ...]:
    facts = {"refund": refund.id, "payment": refund.text("charge"), "money": refund.money()}
    given = Refunded(**facts, at=refund.at)  # type: ignore[arg-type]  # a dictionary of two types
    if refund.kind != "refund.failed":
        return (given,)
    return (given, RefundFailed(**facts, at=refund.made_at))  # type: ignore[arg-type]  # as above


def _dispute(dispute: _Thing) -> tuple[Fact, ...]:
    status = dispute.text("status")
    if status.startswith("warning") or status == "prevented":
        return ()
    of, money = dispute.text("charge"), dispute.money()
    opened = DisputeOpened(dispute=dispute.id, payment=of, money=money, at=dispute.at)
    if dispute.kind != "charge.dispute.closed" or status not in {"won", "lost"}:
        return (opened,)
    won = status == "won"
    return (opened, DisputeClosed(dispute=dispute.id, payment=of, money=money, won=won, at=dispute.made_at))


def _payout(payout: _Thing) -> tuple[Fact, ...]:
    sent = PaidOut(payout=payout.id, money=payout.money(), at=payout.at)
    if payout.kind not in {"payout.failed", "payout.canceled"}:
        return (sent,)
    return (sent, PayoutFailed(payout=payout.id, money=payout.money(), at=payout.made_at))


def _checkout(session: _Thing) -> tuple[Fact, ...]:
    intent = session.text("client_reference_id")
    if not intent:
        return ()
    if session.kind == "checkout.session.expired":
        return (CheckoutGone(intent=intent, at=session.made_at),)
    if session.kind == "checkout.session.async_payment_failed":
        return (CheckoutFailed(intent=intent, giver=session.text("customer"), at=session.made_at),)
    if session.text("status") != "complete":
        return ()
    return (
        CheckoutDone(
            intent=intent,
            giver=session.text("customer"),
            pledge=session.text("subscription"),
            paid=session.text("payment_status") != "unpaid",
            at=session.made_at,
        ),
    )


def _invoice(invoice: _Thing) -> tuple[Fact, ...]:
    pledge = str(invoice.told["parent"]["subscription_details"]["subscription"] or "")
    if invoice.kind != "invoice.payment_failed" or not pledge:
        return ()
    again = invoice.told.get("next_payment_attempt")
    return (
        RenewalFailed(
            bill=invoice.id,
            pledge=pledge,
            giver=invoice.text("customer"),
            money=invoice.money("amount_due"),
            tries=int(invoice.told.get("attempt_count") or 1),
            again_at=moment(again) if again else None,
            at=invoice.made_at,
        ),
    )


def _subscription(pledge: _Thing) -> tuple[Fact, ...]:
    item = next(iter(pledge.told["items"]["data"] or ()), None)
    status = PLEDGE_STATUS.get(pledge.text("status"))
    if item is None or status is None:
        return ()
    every: Every = "year" if item["price"]["recurring"]["interval"] == "year" else "month"
    return (
        PledgeTold(
            pledge=pledge.id,
            giver=pledge.text("customer"),
            intent=str(pledge.told["metadata"].get(INTENT) or ""),
            money=Money(pledge.text("currency").upper(), int(item["price"]["unit_amount"])),
            every=every,
            status=status,  # type: ignore[arg-type]  # the table holds no other words
            paid_through=moment(item["current_period_end"]),
            ends_then=bool(pledge.told.get("cancel_at_period_end") or pledge.told.get("cancel_at")),
            told_at=pledge.made_at,
            told_by=pledge.ref,
        ),
    )


READINGS: dict[str, Callable[[_Thing], tuple[Fact, ...]]] = {
    "charge": _charge,
    "refund": _refund,
    "dispute": _dispute,
    "payout": _payout,
    "checkout.session": _checkout,
    "invoice": _invoice,
    "subscription": _subscription,
}
