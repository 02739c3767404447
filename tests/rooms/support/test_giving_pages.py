"""The pages of giving, as a browser without scripts sees them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from wireroom.demo.till import Till, bank, deals
from wireroom.support.adapters.terms import DEFAULT, set_terms
from wireroom.support.models import Intent
from wireroom.support.rules.money import Money
from wireroom.support.rules.terms import Fee, Terms, read_offers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_shop")]
GIFT = {"form": "f" * 32, "every": "once", "currency": "EUR", "amount": "1000"}


def test_the_form_is_filled_in_as_the_address_says(client: Client):
    said = client.get("/support/?every=year&amount=7700&from=appeal:harbour").content.decode()
    assert 'value="77.00"' in said
    assert 'name="from" value="appeal:harbour"' in said
    assert "€100" in said, "a year's suggestion"


def test_nonsense_in_the_address_is_as_if_it_were_not_there(client: Client):
    answer = client.get("/support/?every=daily&amount=-1&currency=<b>&from=%22%3E%3Cscript%3E")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split('id="main"')[1]


def test_pressing_twice_begins_one_payment(client: Client, till: Till):
    first = client.post("/support/", GIFT)
    assert first.headers["Location"] == client.post("/support/", GIFT).headers["Location"]
    assert (Intent.objects.count(), len(till.books.of("checkout.session"))) == (1, 1)


def test_no_link_says_by_which_form_somebody_gives(client: Client):
    strange = "m" * 32
    assert strange not in client.get(f"/support/?form={strange}").content.decode()


def test_the_fee_is_added_where_the_reader_covers_it(client: Client, till: Till):
    client.post("/support/", {**GIFT, "cover": "1"})
    (session,) = till.books.of("checkout.session")
    assert session["amount_total"] == 1000 + Fee().to_cover(Money("EUR", 1000)).amount


@pytest.mark.parametrize(("other", "why"), [("0.20", "smallest"), ("tenner", "figures"), ("999999", "write to us")])
def test_an_amount_that_cannot_be_taken_comes_back_with_why(client: Client, till: Till, other: str, why: str):
    answer = client.post("/support/", {**GIFT, "amount": "other", "other": other})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert f'value="{other}"' in answer.content.decode()
    assert till.asked == []


def test_what_is_chosen_counts_and_not_what_was_written_before(client: Client, till: Till):
    client.post("/support/", {**GIFT, "amount": "500", "other": "77"})
    assert till.books.of("checkout.session")[0]["amount_total"] == 500


def test_a_page_that_grew_too_old_is_replaced_by_another(client: Client, till: Till):
    first = client.post("/support/", GIFT).headers["Location"]
    (session,) = till.books.of("checkout.session")
    session |= {"status": "expired", "url": None}
    second = client.post("/support/", GIFT).headers["Location"]
    assert second.startswith(till.url)
    assert second != first


def test_who_paid_and_saw_no_thanks_is_thanked_by_the_same_form(client: Client, till: Till):
    client.post("/support/", GIFT)
    (session,) = till.books.of("checkout.session")
    deals.pay(till.books, session, card=bank.GOOD, email="mara@example.org")
    for amount in ("1000", "2500"):
        to = client.post("/support/", {**GIFT, "amount": amount}).headers["Location"]
        assert to.startswith("/support/thanks/")
    assert len(till.books.of("charge")) == 1


def test_a_browser_finds_its_form_again_until_it_has_given(client: Client):
    client.get("/support/")
    form = client.cookies["wireroom_giving"].value
    assert form in client.get("/support/").content.decode()
    assert client.cookies["wireroom_giving"]["path"] == "/support/"


def test_who_has_given_may_give_again(client: Client, till: Till):
    for each in (1, 2):
        client.get("/support/")
        form = client.cookies["wireroom_giving"].value
        client.post("/support/", {**GIFT, "form": form})
        intent = Intent.objects.get(form=form)
        deals.pay(till.books, till.books.things[intent.checkout], card=bank.GOOD, email="mara@example.org")
        thanks = client.get(f"/support/thanks/{intent.key}")
        ended = {name: (cookie["path"], cookie["max-age"]) for name, cookie in thanks.cookies.items()}
        assert ended == {"wireroom_giving": ("/support/", 0), "wireroom_giving_in_account": ("/account/support/", 0)}
        client.cookies.clear()
        assert len(till.books.of("charge")) == each


def test_thanks_for_what_nobody_knows_is_not_found(client: Client):
    assert client.get("/support/thanks/none").status_code == 404


def test_a_stranger_s_page_is_turned_away(client: Client):
    assert client.post("/support/", GIFT, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_only_the_provider_s_pages_are_added_to_the_policy(client: Client, till: Till):
    policy = client.get("/support/").headers["Content-Security-Policy"]
    assert f"form-action 'self' {till.url};" in policy
    assert "script-src 'self';" in policy
    assert till.url not in client.get("/alerts").headers["Content-Security-Policy"]


@pytest.fixture
def at_an_edge() -> Iterator[None]:
    """Euros and dollars are taken, and the edge names the country in a header of its own."""
    set_terms(Terms(offers=read_offers("EUR 5 10* 25, USD 5 10* 20"), fee=Fee(), country_header="X-Land"))
    yield
    set_terms(DEFAULT)


@pytest.mark.parametrize("written", ["amount=1000000", "amount=other&other=10000"])
def test_an_amount_in_money_that_is_not_taken_is_no_amount_in_ours(client: Client, written: str):
    said = client.get(f"/support/?every=month&currency=JPY&{written}").content.decode()
    assert '<input type="radio" name="amount" value="1000" checked>' in said, "what is suggested in euros"
    assert 'maxlength="12" value=""' in said


def test_a_gift_is_not_begun_in_other_money_than_was_shown(client: Client, till: Till):
    client.post("/support/", {**GIFT, "currency": "JPY", "amount": "10000"})
    assert till.books.of("checkout.session") == []


@pytest.mark.usefixtures("at_an_edge")
@pytest.mark.parametrize(("header", "currency"), [("X-Land", "USD"), ("CF-IPCountry", "EUR"), ("X-Country", "EUR")])
def test_the_country_is_read_from_the_header_that_is_set(client: Client, header: str, currency: str):
    said = client.get("/support/", headers={header: "US"}).content.decode()
    assert f'name="currency" value="{currency}"' in said
