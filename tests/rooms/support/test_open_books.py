"""The page that opens the books to readers: off by default, and silent where it would point at somebody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from wireroom.support.adapters.terms import current_terms, set_terms
from wireroom.support.flows.forget_giver import forget_reader
from wireroom.support.flows.mark_giver import mark_giver
from wireroom.support.flows.write_ledger import write_entry
from wireroom.support.models import Giver
from wireroom.support.queries.supporters import count_supporters
from wireroom.support.rules.ledger import posting_of
from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import Paid, Refunded
from wireroom.support.rules.terms import Fee, Terms, read_goal, read_offers

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def is_open() -> Iterator[None]:
    before = current_terms()
    offers = read_offers("EUR 5 10*")
    set_terms(Terms(offers=offers, fee=Fee(), open_books=True, goal=read_goal("EUR 100 a reporter at the harbour")))
    yield
    set_terms(before)


def given(*, number: int, amount: int = 1000) -> None:
    for each in range(number):
        fact = Paid(
            payment=f"ch_{each}", money=Money("EUR", amount), at=NOW - timedelta(seconds=1), giver=f"cus_{each}"
        )
        write_entry(posting_of(fact), now=NOW)


def test_it_is_off_until_it_is_switched_on(client: Client):
    given(number=9)
    assert client.get("/support/open").status_code == 404


@pytest.mark.usefixtures("is_open")
def test_it_tells_how_many_what_for_and_how_far(client: Client):
    given(number=6)
    back = Refunded(refund="re_1", payment="ch_0", money=Money("EUR", 1000), at=NOW - timedelta(seconds=1))
    write_entry(posting_of(back), now=NOW)
    said = client.get("/support/open").content.decode()
    assert '<span class="giving-sum">5</span>' in said, "who got it back is not counted"
    assert "a reporter at the harbour" in said
    assert "€50 of €100" in said


@pytest.mark.usefixtures("is_open")
def test_it_says_that_gifts_in_other_currencies_are_beside_the_goal(client: Client):
    given(number=6)
    assert "Given beside them" not in client.get("/support/open").content.decode()
    pounds = Paid(payment="ch_p", money=Money("GBP", 12_000), at=NOW - timedelta(seconds=1), giver="cus_p")
    write_entry(posting_of(pounds), now=NOW)
    said = client.get("/support/open").content.decode()
    assert "€60 of €100" in said
    assert "Only gifts in EUR count here. Given beside them this month: £120." in said


@pytest.mark.usefixtures("is_open")
def test_a_few_are_not_counted_in_the_open(client: Client):
    given(number=3)
    pounds = Paid(payment="ch_p", money=Money("GBP", 12_000), at=NOW - timedelta(seconds=1), giver="cus_p")
    write_entry(posting_of(pounds), now=NOW)
    said = client.get("/support/open").content.decode()
    assert "giving-sum" not in said
    assert "£120" not in said
    assert "Month by month" not in said


@pytest.mark.usefixtures("is_open")
def test_five_gifts_of_one_reader_open_nothing(client: Client):
    given(number=6)
    for each in range(3):
        Giver.objects.create(ref=f"cus_{each}", reader_id=7, mark="")
    for each, address in ((3, "Mara@example.org"), (4, " mara@Example.org "), (5, "mara@example.org")):
        mark_giver(f"cus_{each}", address=address)
    assert count_supporters(now=NOW) == 2
    assert "Month by month" not in client.get("/support/open").content.decode()
    mark_giver("cus_0", address="mara@example.org")
    assert count_supporters(now=NOW) == 1, "she gave twice without signing in"
    forget_reader(reader_id=7)
    assert count_supporters(now=NOW) == 1, "still one, whom nobody can name"
