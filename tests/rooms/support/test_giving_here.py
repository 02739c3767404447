"""Giving in our own page, by the provider's fields: what is begun, and whom the page lets in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from wireroom.demo.till import Till, bank, deals
from wireroom.demo.till.server import KEY, PUBLIC_KEY, SECRET
from wireroom.support.adapters import provider
from wireroom.support.adapters.stripe_checkout import element_of
from wireroom.support.adapters.stripe_shop import StripeShop

pytestmark = pytest.mark.django_db
GIFT = {"form": "f" * 32, "every": "once", "currency": "EUR", "amount": "1000"}
HERE = {**GIFT, "here": "1"}


@pytest.fixture(autouse=True)
def shop_here(till: Till) -> Iterator[StripeShop]:
    """Giving is open, in our own page."""
    made = StripeShop(key=KEY, webhook_secrets=(SECRET,), api=till.url, public_key=PUBLIC_KEY)
    provider.equip(made)
    yield made
    provider.equip(None)


def pay(till: Till, session: str, card: str = bank.GOOD) -> None:
    deals.pay(till.books, till.books.things[session], card=card, email="mara@example.org")


def test_pressing_twice_begins_one_payment(client: Client, till: Till):
    first, second = (client.post("/support/", HERE).json() for _ in range(2))
    assert first == second
    assert first["to"].startswith("/support/thanks/")
    (session,) = till.books.of("checkout.session")
    assert session["client_secret"] == first["secret"]


def test_on_another_way_the_first_one_can_no_longer_be_paid(client: Client, till: Till):
    here = client.post("/support/", HERE).json()["secret"].partition("_secret_")[0]
    there = client.post("/support/", GIFT).headers["Location"].rpartition("/")[2]
    assert [till.books.things[each]["status"] for each in (here, there)] == ["expired", "open"]


def test_who_has_paid_is_thanked_by_the_same_form(client: Client, till: Till):
    begun = client.post("/support/", HERE).json()
    pay(till, begun["secret"].partition("_secret_")[0])
    assert client.post("/support/", HERE).json() == {"to": begun["to"], "secret": ""}


def test_a_gift_that_comes_again_is_begun_here_too(client: Client, till: Till):
    begun = client.post("/support/", {**HERE, "every": "month"}).json()
    pay(till, begun["secret"].partition("_secret_")[0])
    assert [each["status"] for each in till.books.of("subscription")] == ["active"]


def test_what_cannot_be_taken_is_said_in_a_word(client: Client, till: Till):
    refused = client.post("/support/", {**HERE, "amount": "other", "other": "0.20"})
    assert (refused.status_code, "smallest" in refused.json()["error"]) == (422, True)
    till.cut = lambda _moment: True
    away = client.post("/support/", HERE)
    assert (away.status_code, "Nothing was taken" in away.json()["error"]) == (503, True)


def test_without_its_fields_the_provider_s_page_is_named(client: Client, till: Till):
    provider.equip(StripeShop(key=KEY, webhook_secrets=(SECRET,), api=till.url))
    begun = client.post("/support/", HERE).json()
    assert (begun["to"].startswith(till.url), begun["secret"]) == (True, "")


def test_the_page_of_giving_lets_in_the_provider_and_no_other_page_does(client: Client, till: Till):
    policy = client.get("/support/").headers["Content-Security-Policy"]
    for part in ("script-src", "frame-src", "connect-src", "form-action"):
        assert f"{part} 'self' {till.url};" in policy + ";"
    assert f"style-src 'self' {till.url}" not in policy
    for path in ("/support/find", "/support/thanks/none"):
        assert f"script-src 'self' {till.url}" not in client.get(path).headers["Content-Security-Policy"]


def test_stripe_itself_is_let_in_by_the_names_of_its_hosts():
    element = element_of(key="pk_live_1", api="")
    assert element is not None
    assert element.script == "https://js.stripe.com/endive/stripe.js"
    assert (element.scripts, element.frames, element.calls) == (
        ("https://js.stripe.com",),
        ("https://js.stripe.com", "https://hooks.stripe.com"),
        ("https://api.stripe.com",),
    )
    assert element_of(key="", api="") is None
