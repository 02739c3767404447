"""What happens at the bank: cards pay or are declined, money goes back, is taken back, and is paid out."""

from __future__ import annotations

from typing import Any

from wireroom.demo.till.asks import AskRefusedError
from wireroom.demo.till.books import Books, Thing, fee_of

GOOD, BAD, ONCE_ONLY = "4242424242424242", "4000000000000002", "4000000000000341"
"""Stripe's own test cards: one that pays, one that is declined, one that pays now and not again."""
DEBIT, BAD_DEBIT = "AT611904300234573201", "AT861904300235473202"
"""Stripe's own test accounts at a bank: a debit takes days, and then pays or fails."""
DEBITS = frozenset({DEBIT, BAD_DEBIT})
PAYING, BY_ITSELF = frozenset({GOOD, ONCE_ONLY, DEBIT}), frozenset({GOOD})


class CardDeclinedError(Exception):
    """The reader's bank says no."""


def check_card(customer: Thing, cards: frozenset[str]) -> None:
    """Raise CardDeclinedError unless the customer's card is one of these."""
    if customer["card"] not in cards:
        raise CardDeclinedError


def take(books: Books, customer: Thing, amount: int, currency: str, *, metadata: dict[str, Any]) -> Thing:
    """Charge a customer. Raises CardDeclinedError."""
    declined = customer["card"] not in PAYING
    asked = {"amount": amount, "currency": currency, "customer": customer["id"], "metadata": metadata}
    wish = books.make("pi", "payment_intent", **asked, status="requires_payment_method")
    books.tell("payment_intent.created", wish)
    charge = books.make(
        "ch",
        "charge",
        **asked,
        amount_refunded=0,
        payment_intent=wish["id"],
        paid=not declined,
        status="failed" if declined else "succeeded",
        billing_details={"email": customer["email"], "name": "Somebody"},
        payment_method_details={"card": {"brand": "visa", "last4": customer["card"][-4:]}},
    )
    if declined:
        books.tell("charge.failed", charge)
        books.tell("payment_intent.payment_failed", wish)
        raise CardDeclinedError
    charge["balance_transaction"] = books.book(charge, amount, "charge", fee=fee_of(amount))["id"]
    books.tell("charge.succeeded", charge)
    wish["status"] = "succeeded"
    books.tell("payment_intent.succeeded", wish)
    books.tell("balance.available", {"object": "balance", "livemode": False, "available": [], "pending": []})
    return charge


def give_back(books: Books, asked: Thing) -> Thing:
    """Refund a charge, in whole or in part."""
    charge = books.get(asked["charge"], "charge")
    amount: int = asked["amount"] if "amount" in asked else charge["amount"]
    if amount > charge["amount"] - charge["amount_refunded"]:
        raise AskRefusedError("Refund amount is greater than unrefunded amount on charge", param="amount")
    charge["amount_refunded"] += amount
    refund = books.make(
        "re", "refund", amount=amount, currency=charge["currency"], charge=charge["id"], status="succeeded"
    )
    refund["balance_transaction"] = books.book(refund, -amount, "refund")["id"]
    books.tell("refund.created", refund)
    books.tell("charge.refunded", charge)
    return refund


def dispute(books: Books, charge: Thing) -> Thing:
    """A bank takes a payment back."""
    made = books.make(
        "dp",
        "dispute",
        amount=charge["amount"],
        currency=charge["currency"],
        charge=charge["id"],
        status="needs_response",
    )
    books.book(made, -charge["amount"], "adjustment", fee=1500)
    books.tell("charge.dispute.created", made)
    return made


def decide(books: Books, case: Thing, *, won: bool) -> None:
    """The bank decides whose the money is."""
    case["status"] = "won" if won else "lost"
    if won:
        books.book(case, case["amount"], "adjustment")
    books.tell("charge.dispute.closed", case)


def pay_out(books: Books, *, amount: int, currency: str) -> Thing:
    """Send money to the newsroom's bank."""
    payout = books.make("po", "payout", amount=amount, currency=currency, status="paid")
    books.book(payout, -amount, "payout")
    books.tell("payout.paid", payout)
    return payout
