"""How browsers are shared out in a test, and what a test may claim."""

from __future__ import annotations

import itertools
import random
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from wireroom.support.rules.bandit import bandit, even, stretches
from wireroom.support.rules.evidence import Interval, Sums, interval, leader, margin
from wireroom.support.rules.lots import LOTS, is_held_back, share_of

keys = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True)


@given(st.integers(0, 9_999), st.text(max_size=20))
def test_a_browser_keeps_its_place_in_a_test(lot, test):
    assert share_of(lot, test) == share_of(lot, test)
    assert 0 <= share_of(lot, test) < LOTS


def test_tests_are_independent_of_one_another():
    both = sum(share_of(lot, "one") < LOTS // 2 and share_of(lot, "two") < LOTS // 2 for lot in range(LOTS))
    assert 0.23 < both / LOTS < 0.27


def test_the_holdback_is_as_large_as_it_says():
    assert not any(is_held_back(lot, percent=0) for lot in range(LOTS))
    assert 0.045 < sum(is_held_back(lot, percent=5) for lot in range(LOTS)) / LOTS < 0.055


@given(keys, st.lists(st.integers(1, 100), min_size=6, max_size=6))
def test_the_lots_are_shared_out_without_a_gap(some, weights):
    total = sum(weights[: len(some)])
    found = stretches({key: weight / total for key, weight in zip(some, weights, strict=False)})
    ends = [found[key] for key in sorted(some)]
    assert ends[0][0] == 0
    assert ends[-1][1] == LOTS
    assert all(one[1] == other[0] for one, other in itertools.pairwise(ends))


@given(
    st.dictionaries(
        st.sampled_from("abcd"),
        st.builds(
            lambda views, gifts, each: Sums(views=views, gifts=min(views, gifts), value=min(views, gifts) * each),
            st.integers(0, 5_000),
            st.integers(0, 300),
            st.integers(100, 10_000),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from((0.0, 0.1, 0.9)),
)
def test_a_bandit_gives_everybody_the_floor_and_all_of_it_away(sums, floor):
    shares = bandit(sums, floor=floor)
    assert set(shares) == set(sums)
    assert abs(sum(shares.values()) - 1) < 1e-9
    assert min(shares.values()) >= min(floor, 1 / len(sums)) - 1e-9


def test_a_bandit_prefers_what_earns_but_not_before_it_knows():
    poor, rich = Sums(views=4_000, gifts=20, value=10_000), Sums(views=4_000, gifts=60, value=30_000)
    shares = bandit({"poor": poor, "rich": rich})
    assert shares["rich"] > 0.85
    assert shares["poor"] >= 0.1
    assert bandit({"poor": Sums(views=100), "rich": rich}) == even(["poor", "rich"])


def test_one_large_gift_does_not_decide():
    lucky, steady = Sums(views=1_000, gifts=1, value=50_000), Sums(views=1_000, gifts=20, value=20_000)
    assert bandit({"lucky": lucky, "steady": steady})["lucky"] < 0.5


def test_nothing_is_claimed_of_what_was_hardly_seen():
    assert interval(Sums(), appeals=2) == Interval(low=0, middle=0, high=inf)
    assert not interval(Sums(views=1_000, gifts=9, value=9_000, squares=9_000_000), appeals=2).is_known
    assert leader({"a": Interval(low=5, middle=6, high=7)}) == ""
    assert leader({"a": Interval(low=5, middle=6, high=7), "b": Interval(low=1, middle=2, high=5)}) == ""
    assert leader({"a": Interval(low=5, middle=6, high=7), "b": Interval(low=1, middle=2, high=4)}) == "a"


@given(st.integers(1, 10**7))
def test_more_views_make_the_interval_narrower(views):
    assert margin(views + 1, alpha=0.05) < margin(views, alpha=0.05)
    assert margin(views, alpha=0.025) > margin(views, alpha=0.05)


def test_who_looks_after_every_hundred_views_is_not_misled():
    """Two appeals that earn the same: looked at 200 times each, a winner is found in hardly any of 200 tests.

    A test of the textbook, looked at as often, would find one in more than a quarter of them.
    """
    chance = random.Random(11)
    misled = sum(_finds_a_winner(chance) for _ in range(200))
    assert misled <= 10


def _finds_a_winner(chance: random.Random) -> bool:
    views, gifts, value, squares = 0, [0, 0], [0, 0], [0, 0]
    for _ in range(200):
        views += 100
        for arm in (0, 1):
            for amount in chance.choices((500, 1_000, 2_500), k=chance.binomialvariate(100, 0.05)):
                gifts[arm] += 1
                value[arm] += amount
                squares[arm] += amount * amount
        sums = [Sums(views=views, gifts=gifts[arm], value=value[arm], squares=squares[arm]) for arm in (0, 1)]
        if leader({str(arm): interval(sums[arm], appeals=2) for arm in (0, 1)}):
            return True
    return False
