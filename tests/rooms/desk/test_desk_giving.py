"""What readers give, at the desk: sums, files, and money sent back by who may."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from desk_till import open_till
from django.test import Client

from wireroom.demo.till import Till
from wireroom.desk.api import Role, take_on
from wireroom.desk.models import Act
from wireroom.support.adapters.terms import current_terms, set_terms
from wireroom.support.rules.terms import read_goal

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def till() -> Iterator[Till]:
    with open_till() as till:
        yield till


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(take_on(name="ines", password=None, role=role, by="test", now=NOW))
    return client


def test_the_sums_the_comparison_and_the_payments_are_shown(till: Till):
    said = signed_in(Role.EDITOR).get("/desk/giving").content.decode()
    assert "They agree." in said
    assert "€9.60" in said, "what is kept after the fee"
    assert till.books.of("charge")[0]["id"] in said


@pytest.mark.usefixtures("till")
def test_the_goal_says_which_gifts_it_counts():
    before = current_terms()
    set_terms(replace(before, goal=read_goal("USD 500 a reporter")))
    try:
        said = signed_in(Role.EDITOR).get("/desk/giving").content.decode()
    finally:
        set_terms(before)
    assert "gifts in USD alone" in said
    assert "$0 of $500" in said
    assert "<dt>Given this month beside the goal</dt><dd>€10</dd>" in said


@pytest.mark.usefixtures("till")
def test_the_files_add_up():
    client = signed_in(Role.EDITOR)
    lines = list(csv.DictReader(client.get("/desk/giving/books.csv").getvalue().decode().splitlines()))
    assert sum(float(line["amount"]) for line in lines) == 0
    (month,) = csv.DictReader(client.get("/desk/giving/months.csv").getvalue().decode().splitlines())
    assert (month["currency"], month["given"], month["fees"], month["kept"]) == ("EUR", "10.00", "0.40", "9.60")


def test_an_admin_sends_money_back_once_and_it_is_written_down(till: Till):
    client, charge = signed_in(Role.ADMIN), till.books.of("charge")[0]
    for _ in range(2):
        answer = client.post(f"/desk/giving/{charge['id']}", {"do": "refund", "amount": "4", "form": "f1"})
        assert answer.status_code == 302
    assert charge["amount_refunded"] == 400
    assert Act.objects.filter(deed="ordered money sent back", which=charge["id"]).first().detail == "€4"


@pytest.mark.parametrize("amount", ["11", "0", "-1", "all"])
def test_what_cannot_be_sent_back_is_refused_with_why(till: Till, amount: str):
    charge = till.books.of("charge")[0]
    answer = signed_in(Role.ADMIN).post(f"/desk/giving/{charge['id']}", {"do": "refund", "amount": amount, "form": "f"})
    assert answer.status_code == 422
    assert charge["amount_refunded"] == 0
    assert not Act.objects.filter(deed="ordered money sent back").exists()


def test_an_editor_sees_and_sends_nothing_back(till: Till):
    charge = till.books.of("charge")[0]
    client = signed_in(Role.EDITOR)
    assert "Send it back" not in client.get(f"/desk/giving/{charge['id']}").content.decode()
    assert client.post(f"/desk/giving/{charge['id']}", {"do": "refund", "amount": "1"}).status_code == 403
