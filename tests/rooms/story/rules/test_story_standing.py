"""Where a thread stands: told from the set of its items, whatever their order."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from story_wire import NOON, filed, item, later

from wireroom.story.rules.standing import standing_of
from wireroom.wire.events import Embargo, Picture, version_order

STATUSES = ("usable", "usable", "usable", "withheld", "embargoed", "canceled")
MOMENTS = st.integers(-120, 120).map(later)


@st.composite
def wire_items(draw):
    """A random item of one of four stable ids, which may replace another and may be held."""
    stable_id = draw(st.sampled_from("abcd"))
    ends = st.one_of(MOMENTS, st.just(Embargo(raw="", until=None)))
    return item(
        stable_id,
        draw(st.sampled_from(["1", "2", "3", "10", None])),
        status=draw(st.sampled_from(STATUSES)),
        embargo=draw(st.one_of(st.none(), st.none(), ends)),
        replaces=draw(st.sampled_from([None, None, *"abcd"])),
        created=draw(st.one_of(st.none(), MOMENTS)),
        headline=draw(st.sampled_from(["One", "Two", "Three", None])),
        body=(),
        kind=draw(st.sampled_from(["text", "text", "composite", "picture", "video"])),
    )


@st.composite
def threads(draw):
    items = draw(st.lists(wire_items(), max_size=8, unique_by=repr))
    return [
        filed(each, id=number, received_at=later(draw(st.integers(-120, 120)))) for number, each in enumerate(items, 1)
    ]


@given(threads(), st.randoms(use_true_random=False), MOMENTS)
def test_order_and_repetition_of_deliveries_do_not_matter(thread, rng: random.Random, now):
    shuffled = [*thread, *rng.choices(thread, k=len(thread))] if thread else []
    rng.shuffle(shuffled)
    assert standing_of(shuffled, now=now) == standing_of(thread, now=now)


@given(threads(), threads(), MOMENTS)
def test_a_cancellation_is_for_good_whatever_comes_with_it(thread, more, now):
    more = [filed(each.item, id=each.id + 100, received_at=each.received_at) for each in more]
    if any(each.item.status == "canceled" and each.item.kind in {"text", "composite"} for each in thread):
        standing = standing_of([*thread, *more], now=now)
        assert standing.state == "killed"
        assert standing.shown is None


@given(threads(), MOMENTS)
def test_what_is_shown_is_never_under_a_hold_and_never_of_a_closed_line(thread, now):
    standing = standing_of(thread, now=now)
    if standing.shown is not None:
        line = [each for each in thread if each.item.stable_id == standing.shown.item.stable_id]
        newest = max(line, key=lambda each: version_order(each.item.version)) if _all_versioned(line) else None
        assert standing.shown.item.stable_id not in dict(standing.closed)
        assert newest is None or newest.item.status != "withheld" or len(_top(line)) > 1


def _all_versioned(line):
    texts = [each for each in line if each.item.kind in {"text", "composite"}]
    return texts == line and all(each.item.version for each in line)


def _top(line):
    highest = max(version_order(each.item.version) for each in line)
    return [each for each in line if version_order(each.item.version) == highest]


@given(st.integers(1, 10_000_000), st.integers(0, 10_000_000))
def test_an_embargo_holds_to_the_microsecond_and_ends_at_its_moment(length, early):
    end = NOON + timedelta(microseconds=length)
    thread = [filed(item(embargo=end))]
    before = standing_of(thread, now=end - timedelta(microseconds=early + 1))
    assert (before.state, before.release_at, before.shown) == ("held", end, None)
    assert standing_of(thread, now=end).state == "live"


def test_an_embargo_of_a_later_version_closes_the_earlier_ones_too():
    thread = [filed(item(version="1")), filed(item(version="2", embargo=later(60)), id=2)]
    assert standing_of(thread, now=NOON).state == "held"


def test_an_update_without_an_embargo_releases():
    thread = [filed(item(version="1", embargo=Embargo(raw="", until=None))), filed(item(version="2"), id=2)]
    assert standing_of(thread, now=NOON).shown == thread[1]


def test_an_embargoed_item_of_another_guid_does_not_take_down_the_live_one():
    thread = [filed(item("a")), filed(item("b", replaces="a", embargo=later(30)), id=2)]
    standing = standing_of(thread, now=NOON)
    assert (standing.shown, standing.release_at) == (thread[0], later(30))
    assert standing_of(thread, now=later(30)).shown == thread[1]


def test_version_ten_comes_after_nine():
    thread = [filed(item(version="10", headline="Ten")), filed(item(version="9", headline="Nine"), id=2)]
    assert standing_of(thread, now=NOON).shown == thread[0]


def test_a_link_counts_more_than_a_clock():
    thread = [filed(item("a", created=later(-1))), filed(item("b", replaces="a", created=later(-60)), id=2)]
    assert standing_of(thread, now=NOON).shown == thread[1]


def test_a_clock_that_runs_ahead_does_not_win_for_ever():
    thread = [
        filed(item("a", created=later(60 * 24 * 365))),
        filed(item("b", created=later(5)), id=2, received_at=later(5)),
    ]
    assert standing_of(thread, now=later(5)).shown == thread[1]


def test_of_two_contents_under_one_version_the_stricter_holds():
    thread = [filed(item(headline="Open")), filed(item(headline="Held", status="withheld"), id=2)]
    assert standing_of(thread, now=NOON).state == "held"


def test_a_version_that_is_empty_does_not_hide_the_one_before():
    thread = [filed(item(version="1")), filed(item(version="2", headline=None, body=()), id=2)]
    assert standing_of(thread, now=NOON).shown == thread[0]


def test_newer_usable_copy_after_a_kill_is_offered_and_older_is_not():
    older, cancel = filed(item(version="1")), filed(item(version="2", status="canceled", body=()), id=2)
    newer = filed(item(version="3"), id=3)
    assert standing_of([cancel, older], now=NOON).revival is None
    assert standing_of([cancel, older, newer], now=NOON).revival == newer


def test_a_cancelled_picture_takes_down_only_itself():
    pictures = (Picture(href="alma.jpg"),)
    shown = filed(item("p1", kind="picture", pictures=(Picture(href="port.jpg"),)), id=2)
    gone = filed(item("p2", kind="picture", status="canceled", pictures=pictures), id=3)
    standing = standing_of([filed(item("a", pictures=pictures)), shown, gone], now=NOON)
    assert standing.state == "live"
    assert [picture.href for _, picture in standing.pictures] == ["port.jpg"]
    assert standing.withdrawn == {"alma.jpg"}


@settings(max_examples=50)
@given(st.lists(st.text(st.sampled_from("0129ab.-"), max_size=6), min_size=3, max_size=3))
def test_versions_have_one_order(versions):
    low, middle, high = sorted(map(version_order, versions))
    assert low <= middle <= high
    assert low <= high


@given(st.text(st.characters(categories=["Nd", "No", "Lu", "Pd"]), max_size=9), st.integers(0, 10**5_000))
def test_whatever_an_agency_calls_a_version_it_can_be_ordered(odd, number):
    version = f"{Decimal(number):f}"
    assert version_order(odd) <= version_order(odd)
    assert version_order(version) < version_order(f"1{version}")
    thread = [filed(item(version=each), id=1 + place) for place, each in enumerate((odd, version, "²", "9" * 5_000))]
    assert standing_of(thread, now=NOON).state == "live"
    cancel = filed(item(version="²", status="canceled"), id=9)
    assert standing_of([*thread, cancel], now=NOON).state == "killed"


@given(st.integers(0, 10**40), st.integers(0, 10**40))
def test_versions_that_are_numbers_rise_as_numbers(one, other):
    assert (version_order(f"{one:06}") < version_order(str(other))) == (one < other)


def test_a_thread_of_a_thousand_ids_is_told_without_delay():
    thread = [filed(item(f"s{number}", replaces=f"s{number - 1}"), id=number) for number in range(1, 1001)]
    assert standing_of(thread, now=NOON).shown == thread[-1]


def test_links_in_a_circle_leave_it_to_the_clock():
    thread = [
        filed(item("a", replaces="b", created=later(-5))),
        filed(item("b", replaces="a", created=later(-9)), id=2),
    ]
    assert standing_of(thread, now=NOON).shown == thread[0]
