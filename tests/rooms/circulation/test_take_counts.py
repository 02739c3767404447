from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wireroom.circulation.api import count, most_opened, open_now, readers_now, series_of, span_named, sums_of
from wireroom.circulation.models import PageCount
from wireroom.circulation.rules.handover import Counted, Handover

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 12, 34, 56, tzinfo=UTC)
MINUTE = NOW.replace(second=0)


def handover(number: int, *rows: tuple[datetime, str, str, int], front: str = "f", open_now: object = ()) -> Handover:
    counted = tuple(Counted(minute=minute, page=page, measure=measure, count=n) for minute, page, measure, n in rows)
    return Handover(front=front, number=number, counted=counted, open_now=tuple(open_now))


def test_counts_stand_under_page_and_site_in_every_span() -> None:
    count(handover=handover(1, (MINUTE, "/a", "opened", 3), (MINUTE, "/b", "opened", 1)), now=NOW)
    count(handover=handover(2, (MINUTE, "/a", "opened", 2), (MINUTE, "/a", "from-alert", 2)), now=NOW)
    for name in ("hour", "day", "week", "month", "year"):
        span = span_named(name, now=NOW)
        assert sums_of(pages=["/a", ""], span=span) == {
            "/a": {"opened": 5, "from-alert": 2},
            "": {"opened": 6, "from-alert": 2},
        }
        assert most_opened(span=span, limit=9) == ("/a", "/b")
        assert series_of(pages=["/a"], span=span)["/a"][-1] == 5


def test_a_hand_over_that_is_said_again_counts_once() -> None:
    said = handover(1, (MINUTE, "/a", "opened", 3))
    assert count(handover=said, now=NOW)
    assert not count(handover=said, now=NOW)
    assert not count(handover=handover(0, (MINUTE, "/a", "opened", 9)), now=NOW)
    assert count(handover=handover(1, (MINUTE, "/a", "opened", 1), front="another"), now=NOW)
    assert sums_of(pages=["/a"], span=span_named("hour", now=NOW)) == {"/a": {"opened": 4}}


def test_counts_lie_in_the_minute_in_which_they_were_made() -> None:
    count(
        handover=handover(1, (MINUTE - timedelta(minutes=2), "/a", "opened", 7), (MINUTE, "/a", "opened", 1)), now=NOW
    )
    assert series_of(pages=["/a"], span=span_named("hour", now=NOW))["/a"][-3:] == (7, 0, 1)


def test_who_reads_now_is_what_was_said_last() -> None:
    count(handover=handover(1, open_now=[("", 5), ("/a", 3), ("/b", 2)]), now=NOW)
    assert open_now(limit=1) == (("/a", 3),)
    count(handover=handover(2, open_now=[("", 2), ("/b", 2)]), now=NOW)
    assert open_now(limit=9) == (("/b", 2),)
    assert (readers_now(), readers_now(page="/a")) == (2, 0)


def test_minutes_are_forgotten_after_two_days_hours_after_three_months_days_never() -> None:
    count(handover=handover(1, (MINUTE, "/a", "opened", 1)), now=NOW)
    count(handover=handover(2), now=NOW + timedelta(days=3))
    assert set(PageCount.objects.values_list("grain", flat=True)) == {"hour", "day"}
    count(handover=handover(1, front="new"), now=NOW + timedelta(days=400))
    assert set(PageCount.objects.values_list("grain", flat=True)) == {"day"}
