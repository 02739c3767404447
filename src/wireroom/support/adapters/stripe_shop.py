"""Stripe by its own SDK: Checkout and Payment Element, subscriptions, the customer portal, refunds, signed events.

Cards are named on Stripe's pages and in Stripe's frames only. Every order carries an idempotency key, so that asking
twice is asking once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wireroom.support.adapters import stripe_notices
from wireroom.support.adapters.provider import Checkout, Notice, NoticeRefusedError, Order
from wireroom.support.adapters.stripe_checkout import PAGES, checkout_of, element_of, session_of
from wireroom.support.adapters.stripe_kept import KINDS, kept_of, moment
from wireroom.support.adapters.stripe_line import asking, client_of
from wireroom.support.adapters.stripe_settled import settled_of
from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import Fact, Settled

if TYPE_CHECKING:
    from stripe import StripeClient

TRIES = 1
MOST = 100


class StripeShop:
    """Stripe, with one account's secret key and the secrets of its webhook endpoint.

    `api` is where Stripe's interface is found when not at its own address: the stand-in of tests and the demo.
    With the publishable key readers may pay in our page. `tries` is how often the SDK asks again, by the same key, when
    the line breaks.
    """

    def __init__(
        self, *, key: str, webhook_secrets: tuple[str, ...], api: str = "", public_key: str = "", tries: int = TRIES
    ) -> None:
        self._key, self._secrets, self._api, self._tries = key, webhook_secrets, api, tries
        self.pages: tuple[str, ...] = (api,) if api else PAGES
        self.element = element_of(key=public_key, api=api)

    @cached_property
    def _client(self) -> StripeClient:
        return client_of(key=self._key, api=self._api, tries=self._tries)

    @asking
    def open_checkout(self, order: Order) -> Checkout:
        """See `Provider`."""
        asked: Any = session_of(order)
        return checkout_of(self._client.v1.checkout.sessions.create(asked, {"idempotency_key": f"open:{order.key}"}))

    @asking
    def look_at_checkout(self, ref: str) -> Checkout:
        """See `Provider`."""
        return checkout_of(self._client.v1.checkout.sessions.retrieve(ref))

    @asking
    def close_checkout(self, ref: str) -> None:
        """See `Provider`."""
        if self._client.v1.checkout.sessions.retrieve(ref).status == "open":
            self._client.v1.checkout.sessions.expire(ref)

    def notice_of(self, body: bytes, *, signature: str) -> Notice:
        """See `Provider`."""
        import stripe  # noqa: PLC0415 - see `stripe_line`

        for secret in self._secrets if signature.isascii() else ():
            try:
                stripe.WebhookSignature.verify_header(
                    body.decode(), signature, secret, stripe.Webhook.DEFAULT_TOLERANCE
                )
            except (stripe.SignatureVerificationError, UnicodeDecodeError):
                continue
            return self._notice(json.loads(body))
        message = "It is not signed with this installation's secret, or too long ago."
        raise NoticeRefusedError(message)

    def _notice(self, event: dict[str, Any]) -> Notice:
        if bool(event.get("livemode")) != ("_live_" in self._key):
            message = "It is of the test mode and the key is not, or the other way round."
            raise NoticeRefusedError(message)
        told = kept_of(event["data"]["object"])
        return Notice(ref=event["id"], kind=event["type"], told=told, made_at=moment(event["created"]))

    def facts_of(self, kind: str, told: dict[str, Any], *, ref: str, made_at: datetime) -> tuple[Fact, ...]:
        """See `Provider`."""
        return stripe_notices.facts_of(kind, told, ref=ref, made_at=made_at)

    @asking
    def notices_since(self, since: datetime) -> Iterator[Notice]:
        """See `Provider`. Stripe gives them for 30 days."""
        asked: Any = {"created": {"gte": int(since.timestamp())}, "limit": MOST, "types": list(KINDS)}
        found = self._client.v1.events.list(asked)
        return iter([self._notice(event.to_dict()) for event in found.auto_paging_iter()])

    @asking
    def settlements_since(self, since: datetime) -> Iterator[Settled]:
        """See `Provider`."""
        asked: Any = {"created": {"gte": int(since.timestamp())}, "limit": MOST, "expand": ["data.source"]}
        found = self._client.v1.balance_transactions.list(asked)
        return iter([settled_of(each.to_dict()) for each in found.auto_paging_iter()])

    @asking
    def settlement_of(self, payment: str) -> Settled | None:
        """See `Provider`."""
        charge = self._client.v1.charges.retrieve(payment, {"expand": ["balance_transaction"]}).to_dict()
        booked = charge.get("balance_transaction")
        return settled_of({**booked, "source": charge}) if booked else None

    @asking
    def address_of(self, giver: str) -> str:
        """See `Provider`."""
        return str(self._client.v1.customers.retrieve(giver).to_dict().get("email") or "")

    @asking
    def givers_at(self, address: str) -> tuple[str, ...]:
        """See `Provider`."""
        return tuple(each.id for each in self._client.v1.customers.list({"email": address, "limit": MOST}).data)

    @asking
    def change_pledge(self, pledge: str, *, money: Money, key: str) -> None:
        """See `Provider`."""
        (item,) = self._client.v1.subscriptions.retrieve(pledge).to_dict()["items"]["data"]
        price: Any = {
            "currency": money.currency.lower(),
            "unit_amount": money.amount,
            "product": item["price"]["product"],
            "recurring": {"interval": item["price"]["recurring"]["interval"]},
        }
        self._client.v1.subscriptions.update(
            pledge,
            {"items": [{"id": item["id"], "price_data": price}], "proration_behavior": "none"},
            {"idempotency_key": f"change:{key}"},
        )

    @asking
    def end_pledge(self, pledge: str) -> None:
        """See `Provider`."""
        if self._client.v1.subscriptions.retrieve(pledge).status != "canceled":
            self._client.v1.subscriptions.cancel(pledge)

    @asking
    def open_portal(self, giver: str, *, back_to: str) -> str:
        """See `Provider`."""
        return self._client.v1.billing_portal.sessions.create({"customer": giver, "return_url": back_to}).url

    @asking
    def refund(self, payment: str, *, money: Money, key: str) -> None:
        """See `Provider`."""
        asked: Any = {"charge": payment, "amount": money.amount}
        self._client.v1.refunds.create(asked, {"idempotency_key": f"refund:{key}"})

    @asking
    def forget(self, giver: str) -> None:
        """See `Provider`. Deleting a customer ends their subscriptions at once."""
        if not self._client.v1.customers.retrieve(giver).to_dict().get("deleted"):
            self._client.v1.customers.delete(giver)
