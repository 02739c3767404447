from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.rules.item import Moment, WireItem
from wireroom.wire.rules.picture_ends import PictureEnd, end_of, end_said, has_ended, why_ended

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
MOMENTS = st.integers(-(10**6), 10**6).map(lambda minutes: NOON + timedelta(minutes=minutes))
ENDS = st.lists(st.builds(PictureEnd, raw=st.text(max_size=9), at=st.none() | MOMENTS), max_size=4)


def test_a_day_is_good_to_its_last_moment_where_the_agency_is() -> None:
    end = end_of(Moment(raw="2026-12-01", day=date(2026, 12, 1)), zone=BERLIN)
    assert end is not None
    assert end.at == datetime(2026, 12, 1, 23, 0, tzinfo=UTC)


def test_copy_speaks_of_itself_and_a_picture_item_of_its_picture() -> None:
    expires = Moment(raw="2026-12-01T00:00:00Z", at=NOON)
    said = WireItem(format="ninjs", kind="picture", guid=None, stable_id="a", expires=expires)
    assert end_said(said, zone=UTC) == PictureEnd(raw="2026-12-01T00:00:00Z", at=NOON)
    copy = WireItem(format="ninjs", kind="text", guid=None, stable_id="a", expires=expires)
    assert end_said(copy, zone=UTC) is None


def test_an_end_that_cannot_be_read_holds_back_with_what_was_said() -> None:
    end = end_of(Moment(raw="after the match"), zone=UTC)
    assert end is not None
    assert has_ended([end], now=NOON)
    assert "not readably when: “after the match”." in why_ended([end], zone=BERLIN, now=NOON)


@pytest.mark.parametrize("raw", ["9999-12-31", "99991231", "9999-12-31T23:59:59Z", "2999/01/01"])
def test_a_day_beyond_all_reckoning_is_no_end(raw: str) -> None:
    assert end_of(moment(raw, UTC), zone=UTC) is None


@pytest.mark.parametrize("raw", ["00000000", "0", "9999", "9999-13-01", "99991299"])
def test_what_is_no_day_holds_back(raw: str) -> None:
    end = end_of(moment(raw, UTC), zone=UTC)
    assert end is not None
    assert has_ended([end], now=NOON)


def test_the_reason_names_the_moment_on_the_newsrooms_clock() -> None:
    assert why_ended([PictureEnd(raw="", at=NOON)], zone=BERLIN, now=NOON) == (
        "may not be used since 2026-11-26 13:00 CET: its rights have ended."
    )
    assert why_ended([PictureEnd(raw="", at=NOON)], zone=BERLIN, now=NOON - timedelta(microseconds=1)) == ""


@given(ENDS, MOMENTS)
def test_there_is_a_reason_exactly_when_it_has_ended(ends: list[PictureEnd], now: datetime) -> None:
    assert bool(why_ended(ends, zone=BERLIN, now=now)) == has_ended(ends, now=now)


@given(ENDS, MOMENTS, st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=999)))
def test_what_has_ended_stays_ended(ends: list[PictureEnd], now: datetime, later: timedelta) -> None:
    assert not has_ended(ends, now=now) or has_ended(ends, now=now + later)
