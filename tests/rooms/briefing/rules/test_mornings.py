"""When the morning is, in any zone, through any change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.briefing.rules.mornings import LATEST, Rota, morning_to_lay_out, next_morning

ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"]).map(
    ZoneInfo
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - naive by Hypothesis's wish
ROTAS = st.builds(
    Rota,
    is_on=st.just(True),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    days=st.sets(st.integers(0, 6), min_size=1).map(tuple),
    lead_minutes=st.integers(0, 180),
)


@settings(deadline=None)
@given(ROTAS, ZONES, MOMENTS)
def test_the_next_morning_is_ahead_on_one_of_its_days_at_its_time(rota: Rota, zone: ZoneInfo, now: datetime) -> None:
    found = next_morning(rota, zone=zone, after=now)
    assert found
    day, moment = found
    assert now < moment <= now + timedelta(days=8)
    assert day.weekday() in rota.days
    local = moment.astimezone(zone)
    leapt = datetime.combine(day, rota.at, tzinfo=zone).astimezone(UTC).astimezone(zone) != datetime.combine(
        day, rota.at, tzinfo=zone
    )
    assert leapt or (local.date(), local.time()) == (day, rota.at)


@settings(deadline=None)
@given(ROTAS, ZONES, MOMENTS)
def test_what_is_laid_out_is_soon_or_was_just_missed(rota: Rota, zone: ZoneInfo, now: datetime) -> None:
    found = morning_to_lay_out(rota, zone=zone, now=now)
    if found:
        assert now - LATEST < found[1] <= now + timedelta(minutes=rota.lead_minutes)


@settings(deadline=None)
@given(ROTAS, ZONES, MOMENTS)
def test_a_morning_whose_time_had_passed_when_the_rota_was_made_is_not_caught_up(
    rota: Rota, zone: ZoneInfo, now: datetime
) -> None:
    fresh = Rota(is_on=True, at=rota.at, days=rota.days, lead_minutes=rota.lead_minutes, since=now)
    found = morning_to_lay_out(fresh, zone=zone, now=now)
    assert found is None or found[1] > now


def test_a_rota_that_is_off_has_no_morning() -> None:
    now = datetime(2026, 11, 26, 6, tzinfo=UTC)
    assert next_morning(Rota(), zone=ZoneInfo("UTC"), after=now) is None
    assert morning_to_lay_out(Rota(), zone=ZoneInfo("UTC"), now=now) is None


def test_by_example() -> None:
    berlin, rota = ZoneInfo("Europe/Berlin"), Rota(is_on=True, at=time(7), days=(0, 1, 2, 3, 4))
    friday = datetime(2026, 11, 27, 6, 1, tzinfo=UTC)
    found = next_morning(rota, zone=berlin, after=friday)
    assert found
    assert found[1] == datetime(2026, 11, 30, 6, tzinfo=UTC), "Monday, seven in Berlin"
