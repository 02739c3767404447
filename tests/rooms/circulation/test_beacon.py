from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.circulation.rules.beacon import LONGEST, Beacon, UnreadableBeaconError, beacon_of
from wireroom.circulation.rules.sources import SOURCES

OWN = "courier.example"


def said(**words: object) -> Beacon:
    return beacon_of(json.dumps(words).encode(), own_host=OWN)


def test_an_opening_counts_once_and_names_its_source() -> None:
    found = said(page="/2026/11/26/ferry", **{"from": "www.google.com"}, via="")
    assert found == Beacon(page="/2026/11/26/ferry", counts=(("opened", 1), ("from-search", 1)))


def test_each_quarter_that_was_passed_counts_once_whatever_was_said_before() -> None:
    first = said(page="/a", before=0, reached=2, seconds=30)
    second = said(page="/a", before=2, reached=4, seconds=12)
    assert first.counts == (("quarter-1", 1), ("quarter-2", 1), ("seconds", 30))
    assert second.counts == (("quarter-3", 1), ("quarter-4", 1), ("seconds", 12))


@given(before=st.integers(0, 4), reached=st.integers(0, 4), seconds=st.integers(0, 3600))
def test_a_reading_never_counts_a_quarter_twice(before: int, reached: int, seconds: int) -> None:
    counts = said(page="/a", before=before, reached=reached, seconds=seconds).counts
    quarters = [measure for measure, _ in counts if measure.startswith("quarter")]
    assert len(quarters) == len(set(quarters)) == max(0, reached - before)
    assert all(count > 0 for _, count in counts)


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"page": 3},
        {"page": "elsewhere"},
        {"page": "/" + "a" * 300},
        {"page": "/a", "from": 7},
        {"page": "/a", "from": "h" * 256},
        {"page": "/a", "seconds": -1},
        {"page": "/a", "seconds": 3601},
        {"page": "/a", "seconds": True},
        {"page": "/a", "seconds": 5, "reached": 5},
        {"page": "/a", "seconds": 5, "before": "1"},
    ],
)
def test_what_our_script_would_not_say_is_refused(words: dict[str, object]) -> None:
    with pytest.raises(UnreadableBeaconError):
        said(**words)


@given(st.binary(max_size=LONGEST + 50))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        found = beacon_of(body, own_host=OWN)
    except UnreadableBeaconError:
        return
    allowed = {"opened", "seconds", *(f"from-{source}" for source in SOURCES), *(f"quarter-{n}" for n in range(1, 5))}
    assert {measure for measure, _ in found.counts} <= allowed


@pytest.mark.parametrize("body", [b"[" * 900, b"null", b"3", b'"/a"', b"\xff\xfe", b'{"page": "/a"' + b" " * LONGEST])
def test_odd_bytes_are_refused(body: bytes) -> None:
    with pytest.raises(UnreadableBeaconError):
        beacon_of(body, own_host=OWN)
