"""Learn from the provider what it kept of a payment, and write that into the books."""

from __future__ import annotations

from datetime import datetime

from wireroom.support.adapters.provider import Provider
from wireroom.support.flows.write_ledger import write_entry
from wireroom.support.rules.ledger import posting_of
from wireroom.support.rules.provider_facts import Settled


class NotSettledYetError(Exception):
    """The provider has not booked the payment yet; it is asked again later."""


def settle_payment(*, payment: str, provider: Provider, now: datetime) -> None:
    """Ask how a payment was booked. Raises NotSettledYetError, ProviderAwayError and ProviderRefusedError."""
    settled = provider.settlement_of(payment)
    if settled is None:
        raise NotSettledYetError(payment)
    write_settlement(settled, now=now)


def write_settlement(settled: Settled, *, now: datetime) -> bool:
    """Write the fee, and the change of currency; False where that is nothing, or stands in the books already."""
    posting = posting_of(settled)
    return posting is not None and write_entry(posting, now=now)
