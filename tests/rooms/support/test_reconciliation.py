"""Once a day our books are held against the provider's: what was lost on the way is fetched, what differs is named."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from wireroom.demo.till import Till, bank, deals
from wireroom.demo.till.post import signed
from wireroom.demo.till.server import SECRET
from wireroom.kernel.outbox import deliver
from wireroom.support.adapters.stripe_kept import KINDS
from wireroom.support.adapters.stripe_shop import StripeShop
from wireroom.support.flows.forget_giver import forget_reader
from wireroom.support.flows.reconcile import reconcile_when_due
from wireroom.support.flows.write_ledger import write_entry
from wireroom.support.models import Entry, Giver, Intent, ProviderNotice, Reconciliation
from wireroom.support.queries.ledger import balances_kept
from wireroom.support.rules.ledger import posting_of
from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import Paid

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
ASKED = {
    "mode": "payment",
    "success_url": "https://courier.example/",
    "line_items": [
        {"quantity": 1, "price_data": {"currency": "eur", "unit_amount": 1000, "product_data": {"name": "Gift"}}}
    ],
}


def pay(till: Till) -> None:
    session = deals.open_session(till.books, ASKED, address=till.url)
    deals.pay(till.books, session, card=bank.GOOD, email="mara@example.org")


def test_lost_notices_are_fetched_and_the_books_agree(till: Till, open_shop: StripeShop):
    pay(till)
    bank.decide(till.books, bank.dispute(till.books, till.books.of("charge")[0]), won=True)
    bank.pay_out(till.books, amount=200, currency="eur")
    assert reconcile_when_due(provider=open_shop, now=NOW)
    found = Reconciliation.objects.get()
    assert (found.recovered, found.agreed, found.missing_here, found.missing_there) == (5, 4, [], [])
    held = sum(each["net"] for each in till.books.of("balance_transaction"))
    assert balances_kept()["provider", "EUR"] == held


def test_what_stripe_tells_beside_a_payment_stands_in_nobody_s_way(till: Till, open_shop: StripeShop, client: Client):
    pay(till)
    for event in till.books.events:
        body = json.dumps(event).encode()
        headers = {"Stripe-Signature": signed(body, secret=SECRET)}
        sent = client.post("/support/notices", body, content_type="application/json", headers=headers)
        assert sent.status_code == 200
    told = {event["type"] for event in till.books.events}
    assert {"customer.created", "payment_method.attached", "payment_intent.succeeded", "balance.available"} < told
    assert set(ProviderNotice.objects.values_list("kind", flat=True)) == told & set(KINDS)
    while deliver(lane="quick", now=NOW + timedelta(hours=1)):
        pass
    assert reconcile_when_due(provider=open_shop, now=NOW)
    assert (Reconciliation.objects.get().trouble, Reconciliation.objects.get().recovered) == ("", 0)


def test_it_is_done_once_a_day_and_changes_nothing_the_second_time(till: Till, open_shop: StripeShop):
    pay(till)
    assert reconcile_when_due(provider=open_shop, now=NOW)
    assert not reconcile_when_due(provider=open_shop, now=NOW + timedelta(hours=23))
    before = Entry.objects.count()
    assert reconcile_when_due(provider=open_shop, now=NOW + timedelta(hours=25))
    assert Entry.objects.count() == before


def test_what_only_one_of_the_two_knows_is_named(till: Till, open_shop: StripeShop):
    pay(till)
    lost = till.books.of("charge")[0]["id"]
    till.books.events.clear()
    fact = Paid(payment="ch_unknown", money=Money("EUR", 500), at=NOW - timedelta(hours=2), giver="cus_x")
    write_entry(posting_of(fact), now=NOW)
    reconcile_when_due(provider=open_shop, now=NOW)
    found = Reconciliation.objects.get()
    assert [each["source"] for each in found.missing_here] == [lost]
    assert [each["source"] for each in found.missing_there] == ["paid:ch_unknown"]


def test_a_provider_that_is_away_is_asked_again_soon_and_ever_later(till: Till, open_shop: StripeShop):
    till.cut = lambda _moment: True
    assert reconcile_when_due(provider=open_shop, now=NOW)
    assert "could not be reached" in Reconciliation.objects.get().trouble
    assert not reconcile_when_due(provider=open_shop, now=NOW + timedelta(seconds=59))
    assert reconcile_when_due(provider=open_shop, now=NOW + timedelta(seconds=60))
    assert not reconcile_when_due(provider=open_shop, now=NOW + timedelta(seconds=179))
    till.cut = lambda _moment: False
    assert reconcile_when_due(provider=open_shop, now=NOW + timedelta(seconds=180))
    assert not reconcile_when_due(provider=open_shop, now=NOW + timedelta(hours=24))


def test_nothing_here_points_to_a_reader_who_erased_the_account():
    Giver.objects.create(ref="cus_1", reader_id=7)
    Giver.objects.create(ref="cus_2", reader_id=8)
    Intent.objects.create(key="k", form="f", amount=1, currency="EUR", every="once", begun_at=NOW, reader_id=7)
    forget_reader(reader_id=7)
    assert list(Giver.objects.values_list("reader_id", flat=True).order_by("ref")) == [None, 8]
    assert Intent.objects.get().reader_id is None


def test_what_nobody_paid_is_forgotten_and_what_was_given_is_not(open_shop: StripeShop):
    for key, state, age in (("old", "open", 36), ("new", "open", 34), ("paid", "given", 99)):
        begun = NOW - timedelta(days=age)
        Intent.objects.create(key=key, form=key, amount=1, currency="EUR", every="once", begun_at=begun, state=state)
    assert reconcile_when_due(provider=open_shop, now=NOW)
    assert set(Intent.objects.values_list("key", flat=True)) == {"new", "paid"}
