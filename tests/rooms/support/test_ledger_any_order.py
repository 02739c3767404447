"""Notices in any order, twice, or lost and sent again later: the books and all that stands beside them are the same."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from hypothesis import given, settings
from hypothesis import strategies as st
from stripe_life import LIFE, NOW, SECRETS, STRANGE, event

from wireroom.kernel.models import Errand
from wireroom.support.adapters.stripe_shop import StripeShop
from wireroom.support.flows.file_notice import file_notice
from wireroom.support.flows.read_notice import read_notice
from wireroom.support.models import Entry, Giver, Intent, Line, Pledge, ProviderNotice
from wireroom.support.queries.ledger import balances_kept, out_of_balance

pytestmark = pytest.mark.django_db
SHOP = StripeShop(key="sk_test_1", webhook_secrets=("whsec_test",))
TABLES = (Entry, Line, Intent, Pledge, Giver, ProviderNotice)


def begin() -> None:
    for key in ("intent-1", "intent-2", "intent-3", "intent-4"):
        Intent.objects.create(key=key, form=key, amount=1000, currency="EUR", every="once", begun_at=NOW, reader_id=7)


def hear(notices: Any) -> None:
    for notice in notices:
        file_notice(notice, now=NOW)
        if notice.told:
            read_notice(ref=notice.ref, provider=SHOP, now=NOW)


def state() -> dict[str, Any]:
    entries = [
        (
            entry.key,
            entry.about,
            entry.giver,
            entry.at,
            sorted(entry.lines.values_list("account", "currency", "amount")),
        )
        for entry in Entry.objects.order_by("key").prefetch_related("lines")
    ]
    others = {
        table.__name__: list(table.objects.order_by("pk").values()) for table in (Intent, Pledge, Giver, ProviderNotice)
    }
    return {"entries": entries, **others}


def trial(notices: Any) -> dict[str, Any]:
    """What these notices make of the books; taken back afterwards, which the books themselves would not allow."""
    with transaction.atomic():
        begin()
        hear(notices)
        assert out_of_balance() == {}
        seen = state()
        transaction.set_rollback(True)
    return seen


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_any_order_repetition_and_late_redelivery_end_in_the_same_books(data):
    first = data.draw(st.lists(st.sampled_from(LIFE), max_size=12), label="what came through, some of it twice")
    again = data.draw(st.permutations(LIFE), label="what was sent again, days later")
    assert trial([*first, *again]) == trial(LIFE)


def test_the_books_of_a_whole_life():
    begin()
    hear(LIFE)
    assert balances_kept() == {
        ("giving", "EUR"): -3500,
        ("giving", "JPY"): -900,
        ("refunds", "EUR"): 400,
        ("refunds", "JPY"): 0,
        ("disputed", "EUR"): 0,
        ("lost", "EUR"): 600,
        ("bank", "EUR"): 2000,
        ("provider", "EUR"): 500,
        ("provider", "JPY"): 900,
    }
    pledge = Pledge.objects.get()
    assert (pledge.status, pledge.amount, pledge.every) == ("ended", 5000, "month")
    assert [intent.state for intent in Intent.objects.all()] == ["given", "given", "gone", "failed"]
    assert Giver.objects.get().reader_id == 7


def test_a_notice_read_twice_thanks_once():
    begin()
    hear(LIFE)
    hear(LIFE)
    thanks = Errand.objects.filter(event="support.PaymentReceived", subscriber="support.letters")
    assert thanks.count() == 3


@pytest.mark.parametrize("thing", STRANGE)
def test_what_is_of_no_concern_says_nothing_and_leaves_nothing(thing):
    strange = event(1, f"{thing}.created", thing)
    assert SHOP.facts_of(strange.kind, strange.told, ref=strange.ref, made_at=strange.made_at) == ()
    assert not file_notice(strange, now=NOW)
    assert (ProviderNotice.objects.count(), Errand.objects.count()) == (0, 0)


def test_each_failed_renewal_is_told_once():
    hear([*LIFE, *LIFE])
    assert Errand.objects.filter(event="support.RenewalMissed").count() == 2


def test_no_name_no_address_and_no_card_is_kept():
    begin()
    hear(LIFE)
    kept = repr([row for table in TABLES for row in table.objects.values()])
    assert [secret for secret in SECRETS if secret in kept] == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE support_line SET amount = 1",
        "DELETE FROM support_line",
        "UPDATE support_entry SET giver = ''",
        "DELETE FROM support_entry",
        (
            "INSERT OR REPLACE INTO support_entry (key, kind, about, giver, at, noted_at)"
            " VALUES ('paid:ch_1', 'paid', '', '', '2026-01-01', '2026-01-01')"
        ),
    ],
)
def test_the_database_itself_refuses_to_change_the_books(statement):
    begin()
    hear(LIFE)
    with pytest.raises(IntegrityError, match="never changed or deleted"), connection.cursor() as cursor:
        cursor.execute(statement)
