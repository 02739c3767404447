"""From when the desk demands a second factor, as an operator writes it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from wireroom.config.settings import Settings


@pytest.mark.parametrize(
    ("given", "since"),
    [
        ("true", datetime.min.replace(tzinfo=UTC)),
        ("True", datetime.min.replace(tzinfo=UTC)),
        ("false", None),
        ("2027-01-15", datetime(2027, 1, 14, 23, tzinfo=UTC)),
    ],
)
def test_yes_no_or_the_day_from_which_on(given: str, since: datetime | None) -> None:
    assert Settings(staff_second_factor=given, time_zone="Europe/Berlin").second_factor_from == since


def test_it_is_demanded_unless_somebody_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WIREROOM_STAFF_SECOND_FACTOR", raising=False)
    assert Settings().second_factor_from == datetime.min.replace(tzinfo=UTC)


@pytest.mark.parametrize("given", ["", "maybe", "2027-13-01", "15.1.2027"])
def test_anything_else_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(ValidationError, match="give a day such as 2027-01-15"):
        Settings(staff_second_factor=given)
