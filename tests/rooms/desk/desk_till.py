"""A stand-in of the payment provider with one gift of €10 in it, which the books know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from wireroom.demo.till import Till, bank, deals
from wireroom.demo.till.server import KEY, SECRET
from wireroom.support.adapters.provider import equip
from wireroom.support.adapters.stripe_shop import StripeShop
from wireroom.support.flows.reconcile import reconcile

PRICE = {"currency": "eur", "unit_amount": 1000, "product_data": {"name": "Gift"}}
ASKED = {
    "mode": "payment",
    "success_url": "https://courier.example/",
    "line_items": [{"quantity": 1, "price_data": PRICE}],
}


@contextmanager
def open_till() -> Iterator[Till]:
    """One that is open meanwhile."""
    now = datetime.now(UTC)
    till = Till()
    till.open()
    shop = StripeShop(key=KEY, webhook_secrets=(SECRET,), api=till.url)
    equip(shop)
    deals.pay(
        till.books, deals.open_session(till.books, ASKED, address=till.url), card=bank.GOOD, email="mara@example.org"
    )
    reconcile(since=now - timedelta(hours=1), provider=shop, now=now)
    yield till
    equip(None)
    till.close()
