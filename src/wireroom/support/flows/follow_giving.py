"""Bring intents, pledges and givers to where the provider says they stand, in whatever order it says so."""

from __future__ import annotations

from wireroom.kernel.outbox import announce
from wireroom.support.events import GiftFailed
from wireroom.support.models import Giver, Intent, Pledge
from wireroom.support.rules.intents import further
from wireroom.support.rules.pledges import rank, rank_of
from wireroom.support.rules.provider_facts import CheckoutDone, CheckoutFailed, CheckoutGone, PledgeTold


def checkout_done(fact: CheckoutDone) -> None:
    """A reader has gone through the provider's page. An intent that is not ours is none of our business."""
    intent = Intent.objects.filter(key=fact.intent).first()
    if intent is None:
        return
    intent.state = further(intent.state, "given" if fact.paid else "thinking")
    intent.giver = intent.giver or fact.giver
    intent.pledge = intent.pledge or fact.pledge
    if fact.paid:
        intent.given_at = min(intent.given_at or fact.at, fact.at)
    intent.save(update_fields=["state", "giver", "pledge", "given_at"])
    if fact.giver:
        giver, _ = Giver.objects.get_or_create(ref=fact.giver)
        if giver.reader_id is None and intent.reader_id is not None:
            giver.reader_id = intent.reader_id
            giver.save(update_fields=["reader_id"])


def checkout_gone(fact: CheckoutGone) -> None:
    """The provider's page can no longer be paid."""
    intent = Intent.objects.filter(key=fact.intent).first()
    if intent is not None:
        intent.state = further(intent.state, "gone")
        intent.save(update_fields=["state"])


def checkout_failed(fact: CheckoutFailed) -> None:
    """The bank said no after all. A gift that has come through by another try stays given."""
    intent = Intent.objects.filter(key=fact.intent).first()
    if intent is None:
        return
    before, intent.state = intent.state, further(intent.state, "failed")
    intent.giver = intent.giver or fact.giver
    intent.save(update_fields=["state", "giver"])
    if intent.state == "failed" != before:
        announce(GiftFailed(intent=intent.key, giver=fact.giver))


def pledge_told(fact: PledgeTold) -> None:
    """Keep the latest word about a pledge."""
    if fact.giver:
        Giver.objects.get_or_create(ref=fact.giver)
    kept = Pledge.objects.filter(ref=fact.pledge).first()
    if kept and rank(ended=kept.status == "ended", at=kept.told_at, by=kept.told_by) >= rank_of(fact):
        return
    Pledge.objects.update_or_create(
        ref=fact.pledge,
        defaults={
            "giver": fact.giver,
            "intent": fact.intent,
            "amount": fact.money.amount,
            "currency": fact.money.currency,
            "every": fact.every,
            "status": fact.status,
            "paid_through": fact.paid_through,
            "ends_then": fact.ends_then,
            "told_at": fact.told_at,
            "told_by": fact.told_by,
        },
    )
