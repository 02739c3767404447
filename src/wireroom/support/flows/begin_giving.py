"""A reader presses "Give": one intent, one payment begun, however often it is pressed and whatever breaks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wireroom.kernel.site import current_site
from wireroom.support.adapters.provider import Checkout, Order, Provider
from wireroom.support.models import Intent
from wireroom.support.rules.intents import PAID, Way, further, intent_key
from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import Every

MOST_PAGES = 5
"""How many pages at the provider one form may have in turn, each after the one before grew too old or failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a reader chose in one form. `form` is that form's own number, `fee` what they add to cover the fee."""

    form: str
    money: Money
    fee: int
    every: Every
    appeal: str
    reader_id: int | None = None
    address: str = ""
    language: str = "auto"
    way: Way = "checkout"
    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Where a reader goes on to; with a `secret`, once the provider's fields in our page have taken the gift by it."""

    to: str
    secret: str = ""


def begin_giving(wish: Wish, *, provider: Provider, now: datetime) -> Begun:
    """Give where to go on: to the provider's page or its fields, or to our thanks where this form has given already.

    The intent is kept before the provider hears of it and names the order there, so a press that was cut off anywhere
    is taken up by the next one. Raises ProviderAwayError and ProviderRefusedError; then nothing was taken.
    """
    name = ""
    for _ in range(MOST_PAGES):
        name = hashlib.sha256(name.encode()).hexdigest() if name else wish.form
        intent = _kept(wish, name=name, now=now)
        if intent.state == "failed":
            continue
        given = _settle_others(intent, provider=provider)
        if given is not None:
            return Begun(to=thanks_path(given.key))
        checkout = _checkout(wish, intent, provider=provider)
        if checkout.state != "gone":
            return Begun(to=checkout.page or thanks_path(intent.key), secret=checkout.secret)
    return Begun(to="/support/")


def thanks_path(key: str) -> str:
    """Where a reader comes back to after giving."""
    return f"/support/thanks/{key}"


def _kept(wish: Wish, *, name: str, now: datetime) -> Intent:
    key = intent_key(
        form=name,
        money=wish.money,
        fee=wish.fee,
        every=wish.every,
        appeal=wish.appeal,
        way=wish.way,
        reader_id=wish.reader_id,
    )
    facts = {
        "form": wish.form,
        "amount": wish.money.amount,
        "fee": wish.fee,
        "currency": wish.money.currency,
        "every": wish.every,
        "appeal": wish.appeal,
        "side": wish.side,
        "reader_id": wish.reader_id,
        "begun_at": now,
    }
    intent, _ = Intent.objects.get_or_create(key=key, defaults=facts)
    return intent


def _settle_others(intent: Intent, *, provider: Provider) -> Intent | None:
    """Close what the same form asked for before in another amount or way; the one that was given by it, if any was."""
    same_hands = Intent.objects.filter(form=intent.form, reader_id=intent.reader_id)
    for other in same_hands.exclude(state__in=("gone", "failed")).order_by("begun_at"):
        if other.state in PAID:
            return other
        if other.key == intent.key or not other.checkout:
            continue
        provider.close_checkout(other.checkout)
        if provider.look_at_checkout(other.checkout).state == "done":
            return other
        _note(other, state="gone")
    return None


def _checkout(wish: Wish, intent: Intent, *, provider: Provider) -> Checkout:
    if intent.checkout:
        checkout = provider.look_at_checkout(intent.checkout)
    else:
        checkout = provider.open_checkout(_order(wish, intent))
    _note(intent, state="gone" if checkout.state == "gone" else "open", checkout=checkout.ref)
    return checkout


def _order(wish: Wish, intent: Intent) -> Order:
    site = current_site()
    back = f"/support/?every={intent.every}&currency={intent.currency}&amount={intent.amount}&back=1"
    return Order(
        key=intent.key,
        way=wish.way,
        money=Money(intent.currency, intent.amount + intent.fee),
        every=wish.every,
        words=f"Support of {site.name}",
        address=wish.address,
        language=wish.language,
        back_to=site.url + back,
        done_at=site.url + thanks_path(intent.key),
    )


@transaction.atomic
def _note(intent: Intent, *, state: str, checkout: str = "") -> None:
    kept = Intent.objects.get(key=intent.key)
    kept.state = further(kept.state, state)
    kept.checkout = kept.checkout or checkout
    kept.save(update_fields=["state", "checkout"])
