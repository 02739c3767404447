"""A reader who gave with an account: their copy of it, their other devices, and what an erasure leaves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.demo.till import Till, bank, deals
from wireroom.kernel.outbox import deliver
from wireroom.kernel.pulse import pulse
from wireroom.reader.flows.tell_pages import told_channel_of
from wireroom.support.adapters.stripe_shop import StripeShop
from wireroom.support.api import count_supporters, gifts_of_reader
from wireroom.support.flows.begin_giving import Wish, begin_giving
from wireroom.support.flows.file_notice import file_notice
from wireroom.support.flows.forget_giver import forget_reader
from wireroom.support.models import Entry, Giver
from wireroom.support.queries.ledger import balances_kept
from wireroom.support.rules.money import Money
from wireroom.support.rules.standing import is_news

pytestmark = pytest.mark.django_db
READER = 7
NOW = datetime.now(UTC)
MOMENTS = st.none() | st.integers(-30, 30).map(lambda days: NOW + timedelta(days=days))


def tell_all(shop: StripeShop) -> None:
    """Let every notice arrive, and all that follows from them happen."""
    for notice in shop.notices_since(NOW - timedelta(hours=1)):
        file_notice(notice, now=NOW)
    while deliver(lane="quick", now=NOW) or deliver(lane="post", now=NOW):
        pass


@pytest.fixture
def shop(till: Till, open_shop: StripeShop) -> StripeShop:
    """The reader has given €10 each month."""
    wish = Wish(form="f" * 32, money=Money("EUR", 1000), fee=0, every="month", appeal="harbour", reader_id=READER)
    begin_giving(wish, provider=open_shop, now=NOW)
    (session,) = till.books.of("checkout.session")
    deals.pay(till.books, session, card=bank.GOOD, email="mara@example.org")
    tell_all(open_shop)
    return open_shop


def test_the_copy_names_what_was_begun_pledged_paid_and_given_back(till: Till, shop: StripeShop) -> None:
    (charge,) = till.books.of("charge")
    bank.give_back(till.books, {"charge": charge["id"], "amount": 400})
    tell_all(shop)
    copy = gifts_of_reader(READER)
    assert [(each["amount"], each["asked_by"], each["state"]) for each in copy["begun"]] == [(1000, "harbour", "given")]
    assert [(each["every"], each["state"]) for each in copy["pledged"]] == [("month", "running")]
    assert [(each["amount"], each["came_back"]) for each in copy["paid"]] == [(1000, False), (400, True)]
    assert copy["known_to_the_payment_provider_as"] == [charge["customer"]]
    assert gifts_of_reader(READER + 1)["paid"] == []


def test_a_reader_who_gives_again_from_the_same_address_is_one_supporter(till: Till, shop: StripeShop) -> None:
    for number, address in enumerate(("mara@example.org", "Mara@example.org", "ove@example.org")):
        wish = Wish(form=f"{number}" * 32, money=Money("EUR", 500), fee=0, every="once", appeal="")
        begin_giving(wish, provider=shop, now=NOW)
        deals.pay(till.books, till.books.of("checkout.session")[0], card=bank.GOOD, email=address)
    tell_all(shop)
    assert len(till.books.of("customer")) == 4
    assert count_supporters(now=NOW) == 2
    assert "example.org" not in repr(list(Giver.objects.values()))


def test_after_an_erasure_the_books_stand_and_belong_to_nobody(till: Till, shop: StripeShop) -> None:
    books, entries = balances_kept(), Entry.objects.count()
    forget_reader(reader_id=READER)
    tell_all(shop)
    assert gifts_of_reader(READER) == {
        "known_to_the_payment_provider_as": [], "begun": [], "pledged": [], "paid": [],
    }  # fmt: skip
    assert (balances_kept(), Entry.objects.count()) == (books, entries)
    (customer,) = till.books.of("customer")
    assert (customer["deleted"], customer["email"]) == (True, None), "and whom the books' word meant, nobody knows now"
    assert till.books.of("subscription")[0]["status"] == "canceled"


def test_open_pages_hear_that_support_began_and_ended_and_of_no_renewal(till: Till, shop: StripeShop) -> None:
    channel = told_channel_of(READER)
    began = pulse(channel)
    assert began >= 1
    tell_all(shop)
    deals.renew(till.books, till.books.of("subscription")[0])
    tell_all(shop)
    assert pulse(channel) == began
    for charge in till.books.of("charge"):
        bank.give_back(till.books, {"charge": charge["id"]})
    tell_all(shop)
    assert pulse(channel) > began


@given(before=MOMENTS, after=MOMENTS)
def test_pages_are_told_when_they_would_be_wrong(before: datetime | None, after: datetime | None) -> None:
    thought = before is not None and before > NOW
    right = after is not None and after > NOW
    if thought != right:
        assert is_news(before, after, now=NOW)
    if before == after:
        assert not is_news(before, after, now=NOW)
    if thought and right and before and after:
        assert is_news(before, after, now=NOW) == (after < before)
