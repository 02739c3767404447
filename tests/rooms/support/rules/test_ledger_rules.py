"""Every entry adds up, and money can be read back from how it is printed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.support.rules.ledger import Line, Posting, UnbalancedError, check_balance, posting_of, sums
from wireroom.support.rules.money import Money, UnreadableMoneyError, figures, printed, read_money
from wireroom.support.rules.provider_facts import (
    DisputeClosed,
    DisputeOpened,
    Paid,
    PaidOut,
    PayoutFailed,
    Refunded,
    RefundFailed,
    Settled,
)

AT = datetime(2026, 11, 26, tzinfo=UTC)
CURRENCIES = st.sampled_from(["EUR", "USD", "JPY", "KWD"])
MONEY = st.builds(Money, CURRENCIES, st.integers(-(10**9), 10**9))
WORDS = st.text("abc123", min_size=1, max_size=4)
FACTS = st.one_of(
    st.builds(Paid, payment=WORDS, money=MONEY, at=st.just(AT), giver=WORDS),
    st.builds(Refunded, refund=WORDS, payment=WORDS, money=MONEY, at=st.just(AT)),
    st.builds(RefundFailed, refund=WORDS, payment=WORDS, money=MONEY, at=st.just(AT)),
    st.builds(DisputeOpened, dispute=WORDS, payment=WORDS, money=MONEY, at=st.just(AT)),
    st.builds(DisputeClosed, dispute=WORDS, payment=WORDS, money=MONEY, won=st.booleans(), at=st.just(AT)),
    st.builds(PaidOut, payout=WORDS, money=MONEY, at=st.just(AT)),
    st.builds(PayoutFailed, payout=WORDS, money=MONEY, at=st.just(AT)),
    st.builds(Settled, settlement=WORDS, source=WORDS, moved=MONEY, gross=MONEY, fee=MONEY, at=st.just(AT)),
)


@given(FACTS)
def test_every_entry_adds_up_to_nothing_in_each_currency(fact):
    posting = posting_of(fact)
    assert posting is None or set(sums(posting.lines).values()) <= {0}


@given(FACTS)
def test_the_same_fact_is_the_same_entry(fact):
    assert posting_of(fact) == posting_of(fact)


def test_an_entry_that_does_not_add_up_is_refused():
    lines = (Line("provider", Money("EUR", 5)), Line("giving", Money("EUR", -4)))
    with pytest.raises(UnbalancedError, match="paid:x"):
        check_balance(Posting(kind="paid", ref="x", about="x", at=AT, lines=lines))


def test_what_is_booked_in_another_currency_leaves_ours_at_nothing():
    paid = posting_of(Paid(payment="p", money=Money("EUR", 1000), at=AT, giver="g"))
    booked = Settled(
        settlement="t", source="p", moved=Money("EUR", 1000), gross=Money("USD", 1080), fee=Money("USD", 61), at=AT
    )
    lines = [line for each in (paid, posting_of(booked)) for line in each.lines if line.account == "provider"]
    assert sums(lines) == {"EUR": 0, "USD": 1019}


@given(st.builds(Money, CURRENCIES, st.integers(0, 10**8)))
def test_money_is_read_back_as_it_was_written(money):
    assert read_money(figures(money), currency=money.currency) == money


@pytest.mark.parametrize("written", ["", "ten", "-5", "1e3", "5.123", "٣", "5..", "1,000.00", "9999999999"])
def test_what_is_no_amount_is_refused_with_an_example(written):
    with pytest.raises(UnreadableMoneyError, match=r"12\.00"):
        read_money(written, currency="EUR")


def test_money_is_printed_as_readers_write_it():
    said = [
        printed(Money(*each)) for each in (("EUR", 1000), ("EUR", 1250), ("CHF", 123456), ("JPY", 500), ("USD", -5))
    ]
    assert said == ["€10", "€12.50", "CHF 1,234.56", "¥500", "−$0.05"]
