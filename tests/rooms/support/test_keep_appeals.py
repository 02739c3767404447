"""Appeals are written, switched and tested, and what they brought is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from wireroom.circulation.models import PageCount
from wireroom.kernel.clock import SetClock
from wireroom.page import api as page
from wireroom.story.api import merge_section, move_section
from wireroom.support import api as support
from wireroom.support.adapters import terms
from wireroom.support.api import UnableToAsk
from wireroom.support.events import Appeal, Filed, Target, Words
from wireroom.support.models import Entry, Intent, Line
from wireroom.support.rules.money import Money
from wireroom.support.rules.terms import Goal, read_offers

NOW = datetime(2026, 11, 26, 18, tzinfo=UTC)
WORDS = {"en": Words(heading="Read by many", body="Paid for by some.", button="Support us")}

pytestmark = pytest.mark.django_db


def filed(key="spring", **facts) -> Filed:
    appeal = Appeal(**{"key": key, "channel": "inside", "words": WORDS, "amounts": {"EUR": (400, 900)}} | facts)
    return Filed(name=key.title(), appeal=appeal)


def file(one: Filed, *, is_new=True) -> Filed:
    return support.file_appeal(filed=one, is_new=is_new, by="oda", now=NOW)


def test_an_appeal_comes_back_as_it_was_written():
    written = filed(
        target=Target(countries=frozenset({"DE"}), signed_in=False, read_least=3),
        begins=NOW,
        ends=NOW + timedelta(days=9),
        times=2,
        is_on=False,
    )
    assert file(written) == replace(written, changed_by="oda", changed_at=NOW)
    assert support.appeal(key="spring").appeal == written.appeal


def test_an_appeal_for_a_section_is_for_what_that_section_is_now():
    file(filed(target=Target(sections=frozenset({"sport", "world"}), not_sections=frozenset({"weather"}))))
    merge_section(slug="sport", into="culture")
    move_section(slug="weather", to="skies")
    target = support.appeal(key="spring").appeal.target
    assert (target.sections, target.not_sections) == ({"culture", "world"}, {"skies"})


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"key": "Spring!"}, "key"),
        ({"words": {}}, "language"),
        ({"words": {"english": WORDS["en"]}}, "english"),
        ({"words": {"en": Words(heading="", body="", button="Go")}}, "heading"),
        ({"words": {"en": Words(heading="x" * 91, body="", button="Go")}}, "longer than 90"),
        ({"amounts": {"EUR": (900, 400)}}, "smallest"),
        ({"amounts": {"EUR": (0,)}}, "smallest"),
        ({"amounts": {"euro": (1,)}}, "currency"),
        (
            {"amounts": {"EUR": (400,), "JPY": (1000,)}},
            "Nobody can give in JPY here: write the amounts in EUR, or",
        ),
        ({"target": Target(countries=frozenset({"Germany"}))}, "Germany"),
        ({"target": Target(regions=frozenset({"Bavaria"}))}, "Bavaria"),
        ({"target": Target(read_least=5, read_most=2)}, "turn"),
        ({"begins": NOW, "ends": NOW}, "ends before"),
        ({"times": 0}, "cap"),
    ],
)
def test_what_is_wrong_with_an_appeal_is_said_and_nothing_is_filed(facts, word):
    with pytest.raises(UnableToAsk, match=word):
        file(filed(**facts))
    assert support.appeals() == ()


def test_a_key_is_given_once_and_what_is_gone_is_not_changed():
    file(filed())
    with pytest.raises(UnableToAsk, match="another key"):
        file(filed())
    with pytest.raises(UnableToAsk, match="not there any more"):
        file(filed("autumn"), is_new=False)


def test_one_click_stops_an_appeal_and_the_front_is_given_those_that_are_on():
    file(filed())
    assert [each.key for each in support.appeal_sheet(now=NOW).appeals] == ["spring"]
    support.switch_appeal(key="spring", is_on=False, by="oda", now=NOW)
    assert support.appeal_sheet(now=NOW).appeals == ()
    assert [each.key for each in support.board().appeals] == ["spring"]
    support.discard_appeal(key="spring")
    with pytest.raises(LookupError):
        support.appeal(key="spring")


def test_an_appeal_that_is_on_or_tested_is_not_thrown_away():
    file(filed())
    with pytest.raises(UnableToAsk, match="stop it first"):
        support.discard_appeal(key="spring")
    file(filed("autumn"))
    begin("spring", "autumn")
    with pytest.raises(UnableToAsk, match="stop the test"):
        support.discard_appeal(key="spring")


def test_where_an_editor_marked_silence_the_front_is_told():
    page.mark_silent(mark=page.Mark(kind="section", key="courts"), is_silent=True, by="oda", clock=SetClock(NOW))
    sheet = support.appeal_sheet(now=NOW)
    assert (sheet.silent_sections, sheet.silent_topics) == (frozenset({"courts"}), frozenset())


def begin(*keys, manner="even", floor=10):
    return support.begin_trial(name="Two ways", appeals=keys, manner=manner, floor=floor, by="oda", now=NOW)


@pytest.fixture
def pair():
    file(filed("autumn", is_on=False))
    file(filed("spring"))
    return ("autumn", "spring")


def test_a_test_shares_the_lots_out_evenly_and_switches_its_appeals_on(pair):
    test = begin(*pair)
    places = {each.key: each.place for each in support.appeal_sheet(now=NOW).appeals}
    assert {key: (place.low, place.high) for key, place in places.items()} == {
        "autumn": (0, 5_000),
        "spring": (5_000, 10_000),
    }
    assert {place.trial for place in places.values()} == {test.key}


def test_in_a_test_nothing_that_readers_see_is_changed(pair):
    begin(*pair)
    with pytest.raises(UnableToAsk, match="stop the test first"):
        file(filed("spring", rank=3), is_new=False)
    assert file(replace(filed("spring"), name="Other name"), is_new=False).name == "Other name"


def test_tests_that_would_compare_nothing_are_refused(pair):
    file(filed("header", channel="header"))
    for keys, word in ((("spring",), "2 to 8"), (("spring", "header"), "one channel"), (("spring", "gone"), "gone")):
        with pytest.raises(UnableToAsk, match=word):
            begin(*keys)
    begin(*pair)
    with pytest.raises(UnableToAsk, match="testing the appeal"):
        begin(*pair)


def test_one_click_stops_a_test_and_keeps_what_is_to_be_kept(pair):
    test = begin(*pair)
    assert support.stop_trial(key=test.key, keep="spring", by="oda", now=NOW).stopped_at == NOW
    assert {each.appeal.key: each.appeal.is_on for each in support.appeals()} == {"spring": True, "autumn": False}
    assert [each.place for each in support.appeal_sheet(now=NOW).appeals] == [None]
    again = support.stop_trial(key=test.key, keep="autumn", by="oda", now=NOW + timedelta(days=1))
    assert again.stopped_at == NOW


def count(page_name: str, measure: str, number: int) -> None:
    PageCount.objects.create(grain="day", begin=NOW.replace(hour=0), page=page_name, measure=measure, count=number)


def give(appeal: str, amount: int, *, every="once", currency="EUR", at=NOW, given=True) -> None:
    number = Intent.objects.count()
    Intent.objects.create(
        key=str(number), form=str(number), amount=amount, currency=currency, every=every, appeal=appeal,
        begun_at=at, given_at=at if given else None,
    )  # fmt: skip


def test_what_appeals_brought_is_what_was_given_by_way_of_them(pair):
    count("appeal:spring", "appeal-view", 1_000)
    count("appeal:spring", "appeal-click", 30)
    give("spring", 1_000)
    give("spring", 500, every="month")
    give("spring", 700, currency="USD")
    give("spring", 9_900, given=False)
    give("other", 9_900)
    brought = support.brought_by(appeals=pair, now=NOW)
    assert (brought.currency, brought.elsewhere) == ("EUR", 1)
    spring = brought.sums["spring"]
    assert (spring.views, spring.clicks, spring.gifts, spring.value) == (1_000, 30, 2, 1_000 + 12 * 500)
    assert spring.squares == 1_000**2 + 6_000**2
    assert brought.sums["autumn"].views == 0


def test_a_test_counts_what_came_while_it_ran(pair):
    test = begin(*pair)
    count(f"appeal:{test.key}:spring", "appeal-view", 40)
    count("appeal:spring", "appeal-view", 1_000)
    give("spring", 1_000, at=NOW - timedelta(days=1))
    give("spring", 500, at=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    sums = support.brought_by(appeals=pair, trial=support.trial(key=test.key), now=later).sums
    assert (sums["spring"].views, sums["spring"].gifts, sums["spring"].value) == (40, 1, 500)


def test_the_currency_of_a_test_is_the_one_in_which_it_began(pair):
    test, later = begin(*pair), NOW + timedelta(hours=1)
    before = terms.current_terms()
    terms.set_terms(replace(before, offers=read_offers("USD 5 10*, EUR 5")))
    try:
        give("spring", 500)
        for _ in range(3):
            give("spring", 900, currency="USD")
        brought = support.brought_by(appeals=pair, trial=support.trial(key=test.key), now=later)
        assert (brought.currency, brought.elsewhere, brought.sums["spring"].value) == ("EUR", 3, 500)
        assert support.brought_by(appeals=pair, now=later).currency == "USD"
    finally:
        terms.set_terms(before)


def test_a_bandit_is_weighed_anew_each_quarter_of_an_hour(pair):
    test = begin(*pair, manner="bandit", floor=20)
    for key, gifts in (("autumn", 0), ("spring", 40)):
        count(f"appeal:{test.key}:{key}", "appeal-view", 2_000)
        for _ in range(gifts):
            give(key, 1_000)
    support.appeal_sheet(now=NOW + timedelta(minutes=14))
    assert support.trial(key=test.key).shares == {"autumn": 0.5, "spring": 0.5}
    support.appeal_sheet(now=NOW + timedelta(minutes=15))
    shares = support.trial(key=test.key).shares
    assert shares["autumn"] == pytest.approx(0.2, abs=0.02)
    assert shares["spring"] == pytest.approx(0.8, abs=0.02)


def test_the_holdback_is_kept_within_reason():
    support.hold_back(percent=5, now=NOW)
    assert support.appeal_sheet(now=NOW).holdback == support.holdback() == 5
    with pytest.raises(UnableToAsk, match="from 0 to 50"):
        support.hold_back(percent=51, now=NOW)


def test_the_goal_is_what_was_given_this_month_and_not_given_back():
    before = terms.current_terms()
    assert support.appeal_sheet(now=NOW).goal is None
    terms.set_terms(replace(before, goal=Goal(money=Money("EUR", 100_000), words="Two reporters")))
    try:
        for number, (kind, account, amount, at) in enumerate(
            [
                ("paid", "giving", -5_000, NOW),
                ("paid", "giving", -9_000, NOW - timedelta(days=40)),
                ("refunded", "refunds", 2_000, NOW),
            ]
        ):
            entry = Entry.objects.create(key=str(number), kind=kind, about=str(number), at=at, noted_at=at)
            Line.objects.create(entry=entry, account=account, currency="EUR", amount=amount)
        goal = support.appeal_sheet(now=NOW).goal
        assert (goal.words, goal.reached, goal.wanted) == ("Two reporters", 3_000, 100_000)
    finally:
        terms.set_terms(before)
