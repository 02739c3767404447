"""Stripe's own SDK against the stand-in: what is asked, what comes back, and what becomes of it in the books."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wireroom.demo.till import Till, bank, deals
from wireroom.demo.till.post import signed
from wireroom.demo.till.server import KEY, SECRET
from wireroom.kernel.turns import Turns
from wireroom.support.adapters import stripe_line
from wireroom.support.adapters.provider import NoticeRefusedError, Order, ProviderAwayError, ProviderRefusedError
from wireroom.support.adapters.stripe_kept import KINDS
from wireroom.support.adapters.stripe_shop import StripeShop
from wireroom.support.flows.file_notice import file_notice
from wireroom.support.flows.read_notice import read_notice
from wireroom.support.flows.settle_payment import write_settlement
from wireroom.support.queries.ledger import balances_kept
from wireroom.support.rules.money import Money

NOW = datetime.now(UTC)
GUIDE = Path(__file__).parents[3] / "docs/guides/operator.md"
ORDER = Order(
    key="k1",
    money=Money("EUR", 1000),
    every="once",
    words="Support of the Courier",
    address="",
    language="en",
    back_to="https://courier.example/support/",
    done_at="https://courier.example/support/thanks/k1",
)


@pytest.fixture
def till() -> Iterator[Till]:
    till = Till()
    till.open()
    yield till
    till.close()


@pytest.fixture
def stripe(till: Till) -> StripeShop:
    return StripeShop(key=KEY, webhook_secrets=("whsec_older", SECRET), api=till.url)


def monthly(key: str = "k2") -> Order:
    return Order(**{**{name: getattr(ORDER, name) for name in Order.__slots__}, "key": key, "every": "month"})


def paid(till: Till, ref: str, card: str = bank.GOOD) -> None:
    deals.pay(till.books, till.books.things[ref], card=card, email="mara@example.org")


def test_the_same_order_is_one_page_and_another_by_its_name_is_refused(till, stripe):
    first = stripe.open_checkout(ORDER)
    assert (first.state, first.page.startswith(till.url)) == ("open", True)
    assert stripe.open_checkout(ORDER) == first
    assert len(till.books.of("checkout.session")) == 1
    other = Order(**{**{name: getattr(ORDER, name) for name in Order.__slots__}, "money": Money("EUR", 2000)})
    with pytest.raises(ProviderRefusedError, match="idempotent"):
        stripe.open_checkout(other)


def test_an_answer_that_is_lost_is_asked_for_again_and_is_the_same(till, stripe):
    cuts = iter([True])
    till.cut = lambda moment: moment.startswith("after POST checkout") and next(cuts, False)
    checkout = stripe.open_checkout(ORDER)
    assert [each["id"] for each in till.books.of("checkout.session")] == [checkout.ref]
    assert till.asked.count("POST checkout/sessions") == 2


def test_a_provider_that_is_away_says_so(till, stripe):
    till.cut = lambda _moment: True
    with pytest.raises(ProviderAwayError, match="could not be reached"):
        stripe.look_at_checkout("cs_test_1")


def test_a_closed_page_cannot_be_paid(stripe):
    checkout = stripe.open_checkout(ORDER)
    stripe.close_checkout(checkout.ref)
    stripe.close_checkout(checkout.ref)
    assert stripe.look_at_checkout(checkout.ref).state == "gone"


def test_notices_are_believed_only_with_our_secret_and_of_now(stripe):
    body = json.dumps(
        {
            "id": "evt_1",
            "type": "charge.succeeded",
            "created": 1,
            "livemode": False,
            "data": {"object": {"object": "charge", "id": "ch_1"}},
        }
    ).encode()
    assert stripe.notice_of(body, signature=signed(body, secret=SECRET)).ref == "evt_1"
    for signature in (signed(body, secret="whsec_other"), signed(body, secret=SECRET, at=1), "", "t=1,v1=é"):
        with pytest.raises(NoticeRefusedError):
            stripe.notice_of(body, signature=signature)
    with pytest.raises(NoticeRefusedError):
        stripe.notice_of(body + b" ", signature=signed(body, secret=SECRET))
    live = body.replace(b'"livemode": false', b'"livemode": true')
    with pytest.raises(NoticeRefusedError, match="test mode"):
        stripe.notice_of(live, signature=signed(live, secret=SECRET))


@pytest.mark.django_db
def test_our_books_come_to_what_the_provider_holds(till, stripe):
    once, month = stripe.open_checkout(ORDER), stripe.open_checkout(monthly())
    paid(till, once.ref)
    paid(till, month.ref)
    charge, _ = till.books.of("charge")
    stripe.refund(charge["id"], money=Money("EUR", 300), key="r1")
    stripe.refund(charge["id"], money=Money("EUR", 300), key="r1")
    bank.decide(till.books, bank.dispute(till.books, charge), won=False)
    bank.pay_out(till.books, amount=100, currency="eur")
    notices = list(stripe.notices_since(NOW - timedelta(minutes=1)))
    random.Random(3).shuffle(notices)
    for notice in notices:
        file_notice(notice, now=NOW)
        read_notice(ref=notice.ref, provider=stripe, now=NOW)
    for settled in stripe.settlements_since(NOW - timedelta(minutes=1)):
        write_settlement(settled, now=NOW)
    holds = sum(each["net"] for each in till.books.of("balance_transaction"))
    assert balances_kept()["provider", "EUR"] == holds
    assert balances_kept()["refunds", "EUR"] == 300


def test_only_what_is_of_concern_is_asked_for_again(till, stripe):
    paid(till, stripe.open_checkout(monthly()).ref)
    kinds = {notice.kind for notice in stripe.notices_since(NOW - timedelta(minutes=1))}
    assert kinds == {event["type"] for event in till.books.events} & set(KINDS)
    assert all(f"`{kind}`" in GUIDE.read_text() for kind in KINDS), "the guide names each kind"


def test_a_pledge_is_changed_ended_and_forgotten(till, stripe):
    paid(till, stripe.open_checkout(monthly()).ref)
    (pledge,) = till.books.of("subscription")
    stripe.change_pledge(pledge["id"], money=Money("EUR", 700), key="c1")
    assert pledge["items"]["data"][0]["price"]["unit_amount"] == 700
    assert stripe.address_of(pledge["customer"]) == "mara@example.org"
    assert stripe.givers_at("mara@example.org") == (pledge["customer"],)
    assert stripe.open_portal(pledge["customer"], back_to="https://courier.example/").startswith(till.url)
    stripe.end_pledge(pledge["id"])
    stripe.end_pledge(pledge["id"])
    assert pledge["status"] == "canceled"
    stripe.forget(pledge["customer"])
    stripe.forget(pledge["customer"])
    assert stripe.address_of(pledge["customer"]) == ""


def test_how_a_payment_was_booked(till, stripe):
    paid(till, stripe.open_checkout(ORDER).ref)
    (charge,) = till.books.of("charge")
    settled = stripe.settlement_of(charge["id"])
    assert settled is not None
    assert (settled.source, settled.moved, settled.fee) == (charge["id"], Money("EUR", 1000), Money("EUR", 40))


def test_a_provider_that_hangs_holds_up_two_and_no_more(stripe, monkeypatch):
    turns = Turns(most=2, patience=0.01)
    monkeypatch.setattr(stripe_line, "TURNS", turns)
    with turns.taken(), turns.taken(), pytest.raises(ProviderAwayError, match="waited for already"):
        stripe.address_of("cus_1")
