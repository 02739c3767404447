from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.settling import Sighting, Verdict, Watched, seen_again, turn, verdict
from wireroom.wire.rules.wholeness import looks_whole

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FRESH = Sighting(size=10, modified_ns=int(NOW.timestamp() * 1e9), inode=1)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_file_is_read_once_it_has_been_still_for_a_moment() -> None:
    watched = seen_again(None, FRESH, now=NOW)
    assert verdict(watched, now=NOW) is Verdict.WAIT
    assert verdict(watched, now=after(0.15)) is Verdict.READ


def test_a_change_starts_the_wait_anew() -> None:
    grown = Sighting(size=20, modified_ns=FRESH.modified_ns, inode=1)
    watched = seen_again(seen_again(None, FRESH, now=NOW), grown, now=after(5))
    assert verdict(watched, now=after(5.05)) is Verdict.WAIT
    assert seen_again(watched, grown, now=after(6)) is watched


def test_a_file_that_has_long_been_there_need_not_wait() -> None:
    assert verdict(seen_again(None, FRESH, now=after(3600)), now=after(3600)) is Verdict.TAKE_AS_IT_IS


def test_a_file_from_the_future_waits_by_our_clock() -> None:
    watched = seen_again(None, FRESH, now=after(-3600))
    assert verdict(watched, now=after(-3600)) is Verdict.WAIT
    assert verdict(watched, now=after(-3599)) is Verdict.READ


def test_a_cut_off_file_gets_ten_seconds() -> None:
    watched = Watched(sighting=FRESH, since=NOW, cut_off=True)
    assert verdict(watched, now=after(9)) is Verdict.WAIT
    assert verdict(watched, now=after(10)) is Verdict.TAKE_AS_IT_IS


def test_an_empty_file_gets_a_minute() -> None:
    watched = Watched(sighting=Sighting(size=0, modified_ns=0, inode=1), since=NOW)
    assert verdict(watched, now=after(59)) is Verdict.WAIT
    assert verdict(watched, now=after(60)) is Verdict.TAKE_AS_IT_IS


@given(count=st.integers(0, 60), share=st.integers(2, 20))
def test_every_turn_takes_the_newest_and_some_oldest_and_loses_none(count: int, share: int) -> None:
    waiting = list(range(count))
    chosen, rest = turn(waiting, share=share)
    assert sorted([*chosen, *rest]) == waiting
    assert len(chosen) == min(count, share)
    if waiting:
        assert {waiting[0], waiting[-1]} <= set(chosen)
    assert chosen == sorted(chosen)


def test_whole_files_are_known_by_their_ends() -> None:
    whole = [
        b'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "x.dtd">\n<nitf a="1"><body/></nitf>\n',
        b'\xef\xbb\xbf<n:newsItem xmlns:n="x"></n:newsItem>',
        b'{"a": [1]}',
        b"\x01abc\x02text\x03\r\n\x04",
        b"\xff\xd8\xff\xe0rest\xff\xd9",
    ]
    assert all(map(looks_whole, whole))
    assert not any(looks_whole(data[: len(data) * 2 // 3]) for data in whole)
