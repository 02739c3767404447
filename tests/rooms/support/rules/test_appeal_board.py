"""Which appeal is chosen, and that every other one is answered for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.support.rules.appeals import CHANNELS, DEVICES, Appeal, Place, Target, Words
from wireroom.support.rules.board import Board
from wireroom.support.rules.facts import PageFacts, VisitorFacts
from wireroom.support.rules.silence import SILENCES, silence
from wireroom.support.rules.targeting import RULES, WORDS, Moment, objection, precedence

NOW = datetime(2026, 11, 26, 18, tzinfo=UTC)
WORDS_EN = {"en": Words(heading="Read by many", body="Paid for by some.", button="Support us")}
STORY = PageFacts(kind="story", channels=frozenset({"inside", "end"}), section="world", changed=NOW)
SOMEBODY = VisitorFacts(lot=4_711, country="DE", languages=("de-AT", "en"), device="phone", read=7)


def appeal(key="plain", **facts) -> Appeal:
    return Appeal(**{"key": key, "channel": "inside", "words": WORDS_EN, "amounts": {"EUR": (500,)}} | facts)


def few(*values):
    return st.frozensets(st.sampled_from(values), max_size=2)


moments = st.none() | st.integers(-3, 3).map(lambda hours: NOW + timedelta(hours=hours))
targets = st.builds(
    Target,
    countries=few("DE", "FR", "US"),
    not_countries=few("DE", "FR"),
    regions=few("US-CA", "DE-BY"),
    languages=few("de", "en"),
    sections=few("world", "sport"),
    not_sections=few("world", "sport"),
    topics=few("sea", "storms"),
    not_topics=few("sea", "storms"),
    devices=few(*DEVICES),
    signed_in=st.none() | st.booleans(),
    read_least=st.integers(0, 4),
    read_most=st.none() | st.integers(0, 6),
)
places = st.none() | st.builds(
    lambda trial, low, wide: Place(trial=trial, low=low, high=low + wide),
    st.sampled_from(("one", "two")),
    st.integers(0, 5_000),
    st.integers(0, 5_000),
)
appeals = st.lists(
    st.builds(
        appeal,
        key=st.integers(0, 10_000).map(str),
        channel=st.sampled_from(CHANNELS),
        target=targets | st.just(Target()),
        rank=st.integers(0, 3),
        is_on=st.integers(0, 4).map(bool),
        begins=moments,
        ends=moments,
        times=st.integers(1, 4),
        days=st.sampled_from((1, 30)),
        place=places,
    ),
    unique_by=lambda it: it.key,
    max_size=8,
)
pages = st.builds(
    PageFacts,
    kind=st.sampled_from(("story", "front", "story", "legal")),
    channels=st.frozensets(st.sampled_from(CHANNELS)),
    section=st.sampled_from(("", "world", "sport")),
    topics=few("sea", "storms", "wind"),
    changed=moments,
    is_fatal=st.integers(0, 5).map(lambda one: one == 0),
    is_corrected=st.integers(0, 9).map(lambda one: one == 0),
    is_killed=st.integers(0, 9).map(lambda one: one == 0),
    is_marked=st.integers(0, 9).map(lambda one: one == 0),
)
visitors = st.builds(
    VisitorFacts,
    lot=st.integers(0, 9_999),
    country=st.sampled_from(("", "DE", "FR", "US")),
    region=st.sampled_from(("", "US-CA", "DE-BY")),
    languages=st.lists(st.sampled_from(("de-AT", "EN", "fi")), max_size=2).map(tuple),
    device=st.sampled_from(DEVICES),
    signed_in=st.booleans(),
    supporter=st.booleans(),
    since_giving=st.none() | st.integers(0, 60).map(lambda days: timedelta(days=days)),
    read=st.none() | st.integers(0, 8),
    seen=st.dictionaries(
        st.sampled_from(CHANNELS),
        st.lists(st.integers(0, 40).map(lambda it: timedelta(days=it)), max_size=5).map(tuple),
    ),
    stopped=st.frozensets(st.integers(0, 10_000).map(str), max_size=2),
    put_off=st.integers(0, 5).map(lambda one: one == 0),
)


@given(appeals, pages, visitors, st.sampled_from((0, 5, 50)))
@settings(max_examples=300)
def test_the_board_says_what_the_rules_say_one_by_one(some, page, visitor, holdback):
    choice = Board(some, holdback=holdback).choose(page=page, visitor=visitor, now=NOW)
    at = Moment(page=page, visitor=visitor, now=NOW, holdback=holdback)
    objections = {each.key: objection(each, at) for each in some}
    willing = sorted((each for each in some if not objections[each.key]), key=precedence)
    assert choice.appeal == (willing[0] if willing else None)
    wanted = {key: rule or "outranked" for key, rule in objections.items()}
    if choice.appeal:
        del wanted[choice.appeal.key]
    assert choice.why_not() == wanted
    assert set(wanted.values()) <= set(WORDS)


@given(appeals, pages, visitors)
def test_the_order_in_which_appeals_are_given_changes_nothing(some, page, visitor):
    forth = Board(some).choose(page=page, visitor=visitor, now=NOW)
    back = Board(reversed(some)).choose(page=page, visitor=visitor, now=NOW)
    assert (forth.appeal, forth.why_not()) == (back.appeal, back.why_not())


@given(appeals, pages, visitors)
def test_supporters_and_whoever_gave_are_never_asked(some, page, visitor):
    chosen = Board(some).choose(page=page, visitor=visitor, now=NOW).appeal
    gave = visitor.since_giving is not None and visitor.since_giving < timedelta(days=30)
    if chosen and (visitor.supporter or gave):
        assert chosen.channel == "thanks"
        assert visitor.supporter


@given(appeals, pages, visitors)
def test_nothing_is_asked_on_a_silent_page(some, page, visitor):
    choice = Board(some).choose(page=page, visitor=visitor, now=NOW)
    if silence(page, now=NOW):
        assert choice.appeal is None
        assert set(choice.why_not().values()) <= {"silent page"}


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"kind": "legal"}, "legal page"),
        ({"is_killed": True}, "killed"),
        ({"is_corrected": True}, "corrected"),
        ({"is_marked": True}, "sensitive"),
        ({"is_fatal": True}, "fresh deaths"),
        ({"is_fatal": True, "changed": NOW - timedelta(hours=25)}, ""),
        ({"is_fatal": True, "changed": None}, "fresh deaths"),
        ({}, ""),
    ],
)
def test_where_a_page_is_silent(facts, name):
    page = PageFacts(**{"kind": "story", "channels": frozenset({"inside"}), "changed": NOW} | facts)
    assert silence(page, now=NOW) == name
    assert not name or SILENCES[name]


def test_the_cap_counts_all_that_asked_in_time_and_no_thanks():
    board = Board([appeal(times=2, days=10)])
    ago = [timedelta(days=each) for each in (1, 9, 11)]
    assert board.choose(page=STORY, visitor=SOMEBODY, now=NOW).appeal
    for seen, name in (
        ({"inside": tuple(ago)}, "cap"),
        ({"inside": tuple(ago[1:])}, None),
        ({"end": tuple(ago)}, "cap"),
        ({"strip": tuple(ago[:1]), "header": tuple(ago[:1])}, "cap"),
        ({"strip": tuple(ago[:1]), "header": tuple(ago[2:])}, None),
        ({"thanks": tuple(ago)}, None),
    ):
        visitor = VisitorFacts(lot=1, seen=seen)
        assert board.choose(page=STORY, visitor=visitor, now=NOW).why_not().get("plain") == name


def test_an_appeal_that_asks_how_much_was_read_leaves_those_alone_who_are_not_counted():
    board = Board([appeal(target=Target(read_most=5)), appeal("any")])
    choice = board.choose(page=STORY, visitor=VisitorFacts(lot=1, read=None), now=NOW)
    assert choice.appeal.key == "any"
    assert choice.why_not() == {"plain": "stories read"}


def test_each_rule_can_object():
    """Each rule has a reason to be there: something that it alone rejects."""
    cases = {
        "silent page": (appeal(), PageFacts(kind="legal", channels=STORY.channels), SOMEBODY),
        "stopped by the reader": (appeal(), STORY, VisitorFacts(lot=1, stopped_all=True)),
        "off": (appeal(is_on=False), STORY, SOMEBODY),
        "channel": (appeal(channel="header"), STORY, SOMEBODY),
        "supporter": (appeal(), STORY, VisitorFacts(lot=1, supporter=True)),
        "just gave": (appeal(), STORY, VisitorFacts(lot=1, since_giving=timedelta(days=29))),
        "remind me later": (appeal(), STORY, VisitorFacts(lot=1, put_off=True)),
        "holdback": (appeal(), STORY, SOMEBODY),
        "schedule": (appeal(begins=NOW + timedelta(seconds=1)), STORY, SOMEBODY),
        "section": (appeal(target=Target(not_sections=frozenset({"world"}))), STORY, SOMEBODY),
        "topic": (appeal(target=Target(topics=frozenset({"sea"}))), STORY, SOMEBODY),
        "country": (appeal(target=Target(not_countries=frozenset({"DE"}))), STORY, SOMEBODY),
        "region": (appeal(target=Target(regions=frozenset({"DE-BY"}))), STORY, SOMEBODY),
        "language": (appeal(target=Target(languages=frozenset({"fi"}))), STORY, SOMEBODY),
        "device": (appeal(target=Target(devices=frozenset({"desk"}))), STORY, SOMEBODY),
        "signed in": (appeal(target=Target(signed_in=True)), STORY, SOMEBODY),
        "stories read": (appeal(target=Target(read_least=8)), STORY, SOMEBODY),
        "cap": (appeal(), STORY, VisitorFacts(lot=1, seen={"inside": (timedelta(),) * 4})),
        "test": (appeal(place=Place(trial="t", low=0, high=0)), STORY, SOMEBODY),
    }
    assert list(cases) == [rule.name for rule in RULES]
    for name, (one, page, visitor) in cases.items():
        board = Board([one], holdback=100 if name == "holdback" else 0)
        assert board.choose(page=page, visitor=visitor, now=NOW).why_not() == {"plain": name}
