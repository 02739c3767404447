"""Moments as printed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.theme import times

BERLIN = ZoneInfo("Europe/Berlin")
MOMENT = datetime(2026, 11, 22, 13, 5, 9, tzinfo=UTC)
MOMENTS = st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Europe/Istanbul", "Asia/Kathmandu", "America/St_Johns"]).map(ZoneInfo)


def test_a_moment_is_printed_in_the_sites_zone_and_names_it() -> None:
    assert times.clock(MOMENT, zone=BERLIN) == "14:05 CET"
    assert times.hour(MOMENT, zone=BERLIN) == "14:05"
    assert times.stamp(MOMENT, zone=BERLIN) == "Sun 22 Nov 2026, 14:05 CET"
    assert times.longdate(MOMENT, zone=BERLIN) == "Sunday 22 November 2026"
    assert times.shortdate(MOMENT, zone=BERLIN) == "22 Nov 2026"
    assert times.zone(MOMENT, zone=BERLIN) == "CET"


def test_the_day_is_the_sites_day_and_a_plain_day_stays_itself() -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert times.longdate(late, zone=BERLIN) == "Thursday 2 July 2026"
    assert times.longdate(date(2026, 7, 1), zone=BERLIN) == "Wednesday 1 July 2026"


@pytest.mark.parametrize(
    ("name", "printed"), [("Europe/Istanbul", "UTC+3"), ("Asia/Kathmandu", "UTC+5:45"), ("America/Sao_Paulo", "UTC-3")]
)
def test_a_zone_that_has_only_digits_is_printed_as_an_offset(name: str, printed: str) -> None:
    assert times.clock(MOMENT, zone=ZoneInfo(name)).split()[1] == printed


@given(MOMENTS, ZONES, st.integers(0, 999_999))
def test_the_machines_form_reads_back_to_the_second(at: datetime, zone: ZoneInfo, micro: int) -> None:
    local = at.astimezone(zone) + timedelta(microseconds=micro)
    assert datetime.fromisoformat(times.iso(local)) == at


@given(MOMENTS, ZONES)
def test_every_printed_time_says_its_zone(at: datetime, zone: ZoneInfo) -> None:
    assert times.stamp(at, zone=zone).endswith(times.zone(at, zone=zone))
    assert times.zone(at, zone=zone)
