"""Do what a kept notice asks: write the books, bring intents and pledges to where they stand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.support.adapters.provider import Provider
from wireroom.support.events import MoneyReturned, PaymentReceived, RenewalMissed
from wireroom.support.flows.follow_giving import checkout_done, checkout_failed, checkout_gone, pledge_told
from wireroom.support.flows.tell_devices import telling_devices
from wireroom.support.flows.write_ledger import write_entry
from wireroom.support.models import ProviderNotice
from wireroom.support.rules.ledger import posting_of
from wireroom.support.rules.provider_facts import (
    CheckoutDone,
    CheckoutFailed,
    CheckoutGone,
    Fact,
    MoneyFact,
    Paid,
    PledgeTold,
    Refunded,
    RenewalFailed,
)


@transaction.atomic
def read_notice(*, ref: str, provider: Provider, now: datetime) -> None:
    """Read one notice. One that was read before changes nothing."""
    notice = ProviderNotice.objects.get(ref=ref)
    if notice.read_at is not None:
        return
    facts = provider.facts_of(notice.kind, notice.told, ref=ref, made_at=notice.made_at)
    with telling_devices(facts, now=now):
        for fact in facts:
            take_in(fact, now=now)
    notice.read_at = now
    notice.save(update_fields=["read_at"])


def take_in(fact: Fact, *, now: datetime) -> None:
    """Do what one fact asks. In the caller's transaction; a fact that was taken in before changes nothing."""
    match fact:
        case CheckoutDone():
            checkout_done(fact)
        case CheckoutGone():
            checkout_gone(fact)
        case CheckoutFailed():
            checkout_failed(fact)
        case PledgeTold():
            pledge_told(fact)
        case RenewalFailed():
            again_on = fact.again_at.date().isoformat() if fact.again_at else ""
            announce(
                RenewalMissed(
                    bill=fact.bill,
                    giver=fact.giver,
                    amount=fact.money.amount,
                    currency=fact.money.currency,
                    tries=fact.tries,
                    again_on=again_on,
                )
            )
        case _:
            _write(fact, now=now)


def _write(fact: MoneyFact, *, now: datetime) -> None:
    posting = posting_of(fact)
    if posting is None or not write_entry(posting, now=now):
        return
    if isinstance(fact, Paid):
        announce(PaymentReceived(payment=fact.payment))
    elif isinstance(fact, Refunded):
        announce(MoneyReturned(refund=fact.refund))
