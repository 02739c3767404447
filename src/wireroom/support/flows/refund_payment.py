"""The desk sends a reader's money back."""

from __future__ import annotations

from wireroom.support.adapters.provider import ProviderAwayError, ProviderRefusedError, current_provider
from wireroom.support.queries.books import payment
from wireroom.support.rules.money import Money, UnreadableMoneyError, read_money


class UnableToRefund(Exception):  # noqa: N818 - the newsroom's word for it
    """Nothing was sent back; the message says why."""


def check_refund(*, ref: str, written: str) -> Money:
    """What the desk wants to send back, if that can be. Raises UnableToRefund."""
    found = payment(ref)
    if found is None or current_provider() is None:
        message = "There is no such payment, or giving is not set up."
        raise UnableToRefund(message)
    try:
        money = read_money(written, currency=found.money.currency)
    except UnreadableMoneyError as fault:
        raise UnableToRefund(str(fault)) from None
    if not 0 < money.amount <= found.kept.amount:
        raise UnableToRefund(f"At most {found.kept} of it can be sent back.")
    return money


def refund_payment(*, ref: str, money: Money, key: str) -> None:
    """Send so much of a payment back; `key` is the form's own number, so that pressing twice sends once.

    The books follow when the provider says so. Raises UnableToRefund.
    """
    provider = current_provider()
    try:
        if provider is not None:
            provider.refund(ref, money=money, key=f"{key}:{ref}:{money.amount}")
    except ProviderAwayError:
        message = "The provider does not answer now. Press again: the same form sends back once."
        raise UnableToRefund(message) from None
    except ProviderRefusedError as refusal:
        raise UnableToRefund(str(refusal)) from None
