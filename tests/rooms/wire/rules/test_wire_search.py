from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlencode
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.search import FACETS, KNOWN, SWITCHES, Picked, Search, read_search
from wireroom.wire.rules.search_words import sought
from wireroom.wire.rules.since import since_moment

NOW = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
NAMES = [*FACETS, *SWITCHES, "words", "since", "before", "level:flash"]
VALUES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(["flash", "-flash", "yes", "no", "me", "2h", "today", "2026-11-22", "-halyard", "en-GB", "-"]),
    st.sampled_from(["level:flash drone", '-feed:"a b" "x y" -z', "is:unseen", "since:30m", "has:pictures", "10:30"]),
)
QUERIES = st.dictionaries(st.sampled_from(NAMES), st.lists(VALUES, max_size=4), max_size=8)


@given(QUERIES)
def test_any_address_is_read_and_what_was_read_is_an_address(query: dict[str, list[str]]) -> None:
    search = read_search(query)
    again = read_search(parse_qs(urlencode(search.pairs())))
    assert again == search
    assert again.notes == ()
    for name, known in KNOWN.items():
        assert set(search.facet(name).wanted + search.facet(name).unwanted) <= set(known)
        assert not set(search.facet(name).wanted) & set(search.facet(name).unwanted)


def test_what_is_typed_counts_like_what_is_picked() -> None:
    typed = read_search(
        {"words": ['level:flash -agency:tidewater lang:EN is:unseen since:2h storm -"night ferry" 10:30']}
    )
    assert typed == Search(
        words='storm -"night ferry" 10:30',
        level=Picked(("flash",)),
        provider=Picked((), ("tidewater",)),
        language=Picked(("en",)),
        viewed="no",
        since="2h",
    )
    assert typed.pairs() == (
        ("words", 'storm -"night ferry" 10:30'), ("level", "flash"), ("provider", "-tidewater"), ("language", "en"),
        ("viewed", "no"), ("since", "2h"),
    )  # fmt: skip


def test_what_is_not_understood_is_named_and_left_out() -> None:
    search = read_search({"level": ["odd", "flash"], "pictures": ["maybe"], "since": ["soon"], "feed": ["a\x00b"]})
    assert search == Search(level=Picked(("flash",)))
    assert [note.split("“")[1].split("”")[0] for note in search.notes] == ["odd", "a\x00b", "pictures", "soon"]


def test_excluding_wins_over_asking() -> None:
    assert read_search({"level": ["flash", "-flash"]}).level == Picked((), ("flash",))


@pytest.mark.parametrize(
    ("since", "moment"),
    [
        ("30m", NOW - timedelta(minutes=30)),
        ("3d", NOW - timedelta(days=3)),
        ("today", datetime(2026, 11, 22, tzinfo=BERLIN)),
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=BERLIN)),
        ("2026-11-20T10:00:00+00:00", datetime(2026, 11, 20, 10, tzinfo=UTC)),
        ("9999-12-31", None),
        ("", None),
    ],
)
def test_since_means_a_moment_in_the_newsrooms_zone(since: str, moment: datetime | None) -> None:
    assert since_moment(since, now=NOW, zone=BERLIN) == moment


@pytest.mark.parametrize(
    ("words", "match", "never", "nothing"),
    [
        ("", "", "", False),
        ("gale warn", '("gale" AND "warn"*)', "", False),
        ("gale or", '("gale" AND "or")', "", False),
        ('"gale warning" -drill', '("gale warning") NOT "drill"', "", False),
        ("-drill -test", "", '"drill" OR "test"', False),
        ("…", "", "", True),
    ],
)
def test_words_become_full_text_queries(words: str, match: str, never: str, nothing: bool) -> None:
    assert sought(words) == (match, never, nothing)
