"""Whatever is pressed, changed, paid, left to grow old, and wherever the line breaks: one form takes money once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.demo.till import Till, bank, deals
from wireroom.demo.till.server import KEY, PUBLIC_KEY, SECRET
from wireroom.support.adapters.provider import ProviderAwayError
from wireroom.support.adapters.stripe_shop import StripeShop
from wireroom.support.flows.begin_giving import Wish, begin_giving
from wireroom.support.flows.file_notice import file_notice
from wireroom.support.flows.read_notice import read_notice
from wireroom.support.rules.intents import Way
from wireroom.support.rules.money import Money

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
PRESSES = st.tuples(
    st.just("press"), st.sampled_from([(500, "checkout"), (1000, "checkout"), (1000, "element")]), st.integers(0, 7)
)
"""An amount and a way, and how many messages pass between us and the provider until the line breaks; 7 is enough."""
STEPS = st.one_of(
    PRESSES,
    st.tuples(st.just("pay"), st.integers(0, 3), st.just(0)),
    st.tuples(st.just("grow old"), st.integers(0, 3), st.just(0)),
    st.tuples(st.just("hear"), st.just(0), st.just(0)),
)


@pytest.fixture(scope="module")
def till() -> Iterator[Till]:
    till = Till()
    till.open()
    yield till
    till.close()


def press(till: Till, shop: StripeShop, asked: tuple[int, Way], messages: int) -> str:
    """Press once; the payment it leads to, "" when the line broke."""
    left = iter(range(messages))
    till.cut = lambda _moment: next(left, None) is None and messages < 7
    amount, way = asked
    wish = Wish(form="f" * 32, money=Money("EUR", amount), fee=0, every="once", appeal="", way=way)
    try:
        begun = begin_giving(wish, provider=shop, now=NOW)
        return begun.secret.partition("_secret_")[0] or begun.to.rpartition("/")[2]
    except ProviderAwayError:
        assert messages < 7
        return ""
    finally:
        till.cut = lambda _moment: False


def live(till: Till, shop: StripeShop, steps: list[tuple[str, Any, int]]) -> None:
    seen: list[str] = []
    for what, which, messages in steps:
        session = till.books.things.get(seen[which]) if what in {"pay", "grow old"} and which < len(seen) else None
        if what == "press":
            seen.append(press(till, shop, which, messages))
        elif what == "pay" and session:
            deals.pay(till.books, session, card=bank.GOOD, email="mara@example.org")
        elif what == "grow old" and session and session["status"] == "open":
            session |= {"status": "expired", "url": None}
            till.books.tell("checkout.session.expired", session)
        elif what == "hear":
            for event in till.books.events:
                notice = shop._notice(event)
                file_notice(notice, now=NOW)
                if notice.told:
                    read_notice(ref=notice.ref, provider=shop, now=NOW)


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(STEPS, min_size=2, max_size=8))
def test_one_form_takes_money_once(till, steps):
    shop = StripeShop(key=KEY, webhook_secrets=(SECRET,), api=till.url, public_key=PUBLIC_KEY, tries=0)
    till.books.things.clear()
    till.books.events.clear()
    till.calls._answered.clear()
    with transaction.atomic():
        live(till, shop, steps)
        transaction.set_rollback(True)
    assert len(till.books.of("charge")) <= 1


def test_a_form_in_other_hands_is_another_gift(till):
    shop = StripeShop(key=KEY, webhook_secrets=(SECRET,), api=till.url, public_key=PUBLIC_KEY, tries=0)

    def page_of(reader_id: int | None) -> str:
        wish = Wish(form="g" * 32, money=Money("EUR", 1000), fee=0, every="month", appeal="", reader_id=reader_id)
        return begin_giving(wish, provider=shop, now=NOW).to

    pages = [page_of(reader_id) for reader_id in (7, 8, None)]
    assert len(set(pages)) == 3
    assert [page_of(reader_id) for reader_id in (7, 8, None)] == pages
