"""Money that went back to readers speaks for no wording: not in sums, not in tests, not beside who is never asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.support import api as support
from wireroom.support.flows.read_notice import take_in
from wireroom.support.models import Intent
from wireroom.support.rules.gift_values import A_YEAR, value_of
from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import DisputeClosed, DisputeOpened, Paid, Refunded

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 18, tzinfo=UTC)
AMOUNTS = st.integers(1, 1_000_000)


def give(number: int, amount: int, *, every: str = "once", payments: int = 1, side: str = "asked") -> None:
    Intent.objects.create(
        key=f"i{number}", form="f", amount=amount, currency="EUR", every=every, appeal="spring", side=side,
        state="given", giver=f"cus_{number}", begun_at=NOW, given_at=NOW,
    )  # fmt: skip
    for each in range(payments):
        money = Money("EUR", amount)
        take_in(Paid(payment=f"ch_{number}_{each}", money=money, at=NOW, giver=f"cus_{number}"), now=NOW)


def send_back(payment: str, amount: int) -> None:
    take_in(Refunded(refund=f"re_{payment}", payment=payment, money=Money("EUR", amount), at=NOW), now=NOW)


def brought() -> tuple[int, int]:
    sums = support.brought_by(appeals=["spring"], now=NOW).sums["spring"]
    return sums.gifts, sums.value


def test_what_was_sent_back_or_lost_does_not_count():
    for number in range(4):
        give(number, 1_000)
    assert brought() == (4, 4_000)
    send_back("ch_0_0", 1_000)
    send_back("ch_1_0", 400)
    held = {"dispute": "dp_1", "payment": "ch_2_0", "money": Money("EUR", 1_000), "at": NOW}
    take_in(DisputeOpened(**held), now=NOW)
    take_in(DisputeClosed(**held, won=False), now=NOW)
    assert brought() == (2, 600 + 1_000)


def test_a_dispute_that_was_won_counts_again():
    give(1, 1_000)
    held = {"dispute": "dp_1", "payment": "ch_1_0", "money": Money("EUR", 1_000), "at": NOW}
    take_in(DisputeOpened(**held), now=NOW)
    assert brought() == (0, 0)
    take_in(DisputeClosed(**held, won=True), now=NOW)
    assert brought() == (1, 1_000)


def test_a_monthly_gift_of_which_one_month_went_back_counts_for_the_others():
    give(1, 1_000, every="month", payments=4)
    send_back("ch_1_0", 1_000)
    assert brought() == (1, 12_000 * 3 // 4)


def test_those_who_are_never_asked_are_compared_by_what_stayed_too():
    support.hold_back(percent=10, now=NOW - timedelta(hours=1))
    give(1, 1_000)
    give(2, 1_000, side="held")
    send_back("ch_1_0", 1_000)
    found = support.worth_of_asking(now=NOW)
    assert found is not None
    assert {side: (sums.gifts, sums.value) for side, sums in found.sides.items()} == {
        "asked": (0, 0),
        "held": (1, 1_000),
    }


@given(amount=AMOUNTS, every=st.sampled_from(sorted(A_YEAR)), paid=AMOUNTS, kept=st.integers(-10, 2_000_000))
def test_a_value_is_never_more_than_what_was_promised_and_nothing_when_nothing_stayed(amount, every, paid, kept):
    value = value_of(amount, every=every, paid=paid, kept=kept)
    whole = value_of(amount, every=every, paid=0, kept=0)
    assert 0 <= value <= whole == amount * A_YEAR[every]
    if kept <= 0:
        assert value == 0
    if kept >= paid:
        assert value == whole
