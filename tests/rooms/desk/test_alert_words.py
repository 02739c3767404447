"""Alerts in the desk's words: every kind has some, cards keep their lengths, moments are the zone's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.alert.api import Aim, Audience, FlashRule
from wireroom.alert.rules.alerts import REASONS
from wireroom.alert.rules.kinds import KINDS
from wireroom.desk.queries.alert_figures import FAMILY_NAMES
from wireroom.desk.queries.alert_words import KIND_NAMES, REASON_NAMES, reach_in_words, rule_in_words
from wireroom.desk.rules.moments import NoMomentError, moment_of, typed_of
from wireroom.desk.rules.notification_cards import PLATFORMS, cards, safe_lengths, seen

ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia")])
BEGIN = datetime.fromisoformat("2020-01-01T00:00")
MINUTES = st.integers(0, 15 * 366 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))


def reach(reached: int, held: int) -> Audience:
    return Audience(aimed=reached + held, reached=reached, left_out={}, held=held, cold=0, families={})


def test_every_kind_reason_and_family_has_a_name() -> None:
    assert set(KIND_NAMES) == set(KINDS)
    assert set(REASON_NAMES) == set(REASONS)
    assert set(FAMILY_NAMES) == {"Chrome", "Firefox", "Safari", "Edge", "other"}


@pytest.mark.parametrize(
    ("reached", "held", "says"),
    [
        (1204, 311, "1,204 readers now, 311 in the morning"),
        (1, 0, "1 reader now"),
        (0, 0, "Nobody now"),
        (0, 5, "Nobody now, 5 in the morning"),
    ],
)
def test_what_an_order_does_is_said_in_one_line(reached: int, held: int, says: str) -> None:
    assert reach_in_words(reach(reached, held)) == says


def test_the_rule_says_what_it_waits_for() -> None:
    names = {"breaking": "Breaking news", "topic:japan": "Japan"}
    aim = Aim(any_of=("breaking",), none_of=("topic:japan",))
    said = rule_in_words(FlashRule(is_on=True, aim=aim, two_people=True), topics=names, sections={})
    assert "of flashes, an alert to those who follow Breaking news, not Japan is made and waits" in said
    assert rule_in_words(FlashRule(two_people=True), topics=names, sections={}).startswith("Off.")


@given(st.text(max_size=700), st.text(max_size=700))
def test_no_card_shows_more_than_its_platform(title: str, body: str) -> None:
    for card in cards(title, body):
        assert len(card.title) <= card.platform.title_fits
        assert len(card.body) <= card.platform.body_fits
        assert card.title.removesuffix("…").strip() in " ".join(title.split())


def test_what_fits_everywhere_is_seen_everywhere() -> None:
    title, body = safe_lengths()
    assert all(seen("x" * title, each.title_fits) == "x" * title for each in PLATFORMS)
    assert all(seen("x" * body, each.body_fits) == "x" * body for each in PLATFORMS)


@given(MINUTES, ZONES)
def test_a_moment_is_the_one_that_was_typed_or_none(local: datetime, zone: ZoneInfo) -> None:
    try:
        moment = moment_of(f"{local:%Y-%m-%dT%H:%M}", zone=zone)
    except NoMomentError:
        assert local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local
    else:
        assert typed_of(moment, zone=zone) == f"{local:%Y-%m-%dT%H:%M}"


def test_an_hour_that_comes_twice_is_the_first() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = moment_of("2026-10-25T02:30", zone=berlin)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert typed_of(first + timedelta(hours=1), zone=berlin) == "2026-10-25T02:30"


@pytest.mark.parametrize("typed", ["", "soon", "2026-11-27T07:30+01:00", "2026-11-27T07:30Z", "0001-01-01T00:00"])
def test_what_is_no_moment_is_refused_in_words(typed: str) -> None:
    with pytest.raises(NoMomentError):
        moment_of(typed, zone=ZoneInfo("Asia/Tokyo"))
