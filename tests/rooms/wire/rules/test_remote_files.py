from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.ftp_listing import from_list, from_mlsd
from wireroom.wire.rules.remote_files import HALF, Choice, Memory, RemoteFile, Sight, patterns, planned

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVERY = timedelta(seconds=5)
FILE = RemoteFile("a.xml", 100, "20261122110000")
SEEN = Memory(watched={"a.xml": Sight(FILE.stamp, NOW - EVERY)})

files = st.lists(
    st.builds(
        RemoteFile,
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
        st.none() | st.integers(0, 60 * 1024**2),
        st.sampled_from(["", "19700101000000", "20991231235959", "20261122110000"]),
    ),
    unique_by=lambda file: file.name,
    max_size=40,
)


def names(found: object) -> list[str]:
    return [each.name for each in found.read]


@given(files, st.integers(1, 10), st.booleans())
def test_every_fit_file_is_read_at_the_latest_when_its_turn_comes(
    listing: list[RemoteFile], share: int, renamed: bool
) -> None:
    choice, memory, now, read = Choice(is_renamed=renamed), Memory(), NOW, list[str]()
    for _ in range(60):
        plan = planned(listing, memory, choice=choice, share=share, now=now)
        assert len(plan.read) <= share
        read += names(plan)
        taken = {each.name: each.stamp for each in plan.read}
        memory = Memory(watched=plan.memory.watched, taken={**plan.memory.taken, **taken}, left=plan.memory.left)
        now += timedelta(seconds=31)
    assert len(read) == len(set(read))
    unread = {each.name for each in listing} - set(read)
    assert all(each in memory.left or not choice.wants(each) for each in unread)


def test_a_file_is_read_when_it_was_the_same_at_two_looks() -> None:
    first = planned([FILE], Memory(), choice=Choice(), share=9, now=NOW)
    assert names(first) == []
    assert names(planned([FILE], first.memory, choice=Choice(), share=9, now=NOW)) == []
    assert names(planned([FILE], first.memory, choice=Choice(), share=9, now=NOW + EVERY)) == ["a.xml"]
    grown = RemoteFile("a.xml", 101, FILE.modified)
    assert names(planned([grown], first.memory, choice=Choice(), share=9, now=NOW + EVERY)) == []


def test_a_file_that_was_cut_off_waits_and_is_taken_in_the_end() -> None:
    memory = Memory(watched={"a.xml": Sight(FILE.stamp, NOW, cut_off=True)})
    assert names(planned([FILE], memory, choice=Choice(), share=9, now=NOW + HALF - EVERY)) == []
    assert names(planned([FILE], memory, choice=Choice(), share=9, now=NOW + HALF)) == ["a.xml"]


def test_our_own_clock_may_go_back() -> None:
    ahead = Memory(watched={"a.xml": Sight(FILE.stamp, NOW + timedelta(days=400))})
    plan = planned([FILE], ahead, choice=Choice(), share=9, now=NOW)
    assert plan.memory.watched["a.xml"].since == NOW
    assert names(planned([FILE], plan.memory, choice=Choice(), share=9, now=NOW + EVERY)) == ["a.xml"]


def test_what_was_taken_is_read_again_only_when_it_changed() -> None:
    taken = Memory(taken={"a.xml": FILE.stamp}, watched=SEEN.watched)
    assert names(planned([FILE], taken, choice=Choice(), share=9, now=NOW)) == []
    plan = planned([RemoteFile("a.xml", 100, "20261122110500")], taken, choice=Choice(), share=9, now=NOW)
    assert list(plan.memory.watched) == ["a.xml"]
    assert plan.memory.taken == {}
    assert planned([], taken, choice=Choice(), share=9, now=NOW).memory == Memory()


@pytest.mark.parametrize("name", ["../a", "a/b", "a\nb", "a\x00", "..", ".", "a\x1b[2J", "a\u2028b"])
def test_a_name_that_is_no_name_is_left_and_told_once(name: str) -> None:
    file = RemoteFile(name, 1, "1")
    plan = planned([file], Memory(), choice=Choice(), share=9, now=NOW)
    assert list(plan.leavings) == [name]
    again = planned([file], plan.memory, choice=Choice(is_renamed=True), share=9, now=NOW + EVERY)
    assert (names(again), dict(again.leavings)) == ([], {})


def test_a_file_that_could_not_be_read_is_tried_again_only_when_it_changed() -> None:
    left = Memory(left={"a.xml": FILE.stamp}, watched=SEEN.watched)
    plan = planned([FILE], left, choice=Choice(is_renamed=True), share=9, now=NOW)
    assert (names(plan), dict(plan.leavings), dict(plan.memory.left)) == ([], {}, {"a.xml": FILE.stamp})
    changed = RemoteFile("a.xml", 100, "20261122110500")
    assert names(planned([changed], left, choice=Choice(is_renamed=True), share=9, now=NOW)) == ["a.xml"]


def test_patterns_are_as_editors_write_them() -> None:
    choice = Choice(include=patterns("*.XML, *.jpg"), exclude=patterns("preview*"))
    assert [choice.wants(each) for each in ("a.xml", "B.JPG", "preview.xml", "a.txt", "a.xml.part", ".a.xml")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_listings_of_unix_and_dos_are_read_alike() -> None:
    unix = [
        "total 12",
        "drwxr-xr-x   2 ftp  ftp      4096 Nov 22 11:00 done",
        "-rw-r--r--   1 ftp  ftp       120 Nov 22 11:00 a b.xml",
        "-rw-r--r--   1 ftp            130 Mar  3  2025 old.xml",
        "lrwxrwxrwx   1 ftp  ftp         9 Nov 22 11:00 link -> a.xml",
    ]
    assert [(each.name, each.size) for each in from_list(unix) or []] == [("a b.xml", 120), ("old.xml", 130)]
    old, new = sorted(from_list(unix) or [], key=lambda each: each.modified)
    assert (old.name, new.name) == ("old.xml", "a b.xml")
    dos = ["11-22-26  11:00AM       <DIR>          done", "11-22-26  12:05AM                 120 a b.xml"]
    assert from_list(dos) == [RemoteFile("a b.xml", 120, "202611220005")]
    assert from_list(["what is this?"]) is None
    assert from_list([]) == []


def test_a_listing_for_machines_gives_files_alone() -> None:
    lines = [
        "type=cdir;modify=20261122110000; .",
        "Type=file;Size=120;Modify=20261122110000.123;unique=1; a; b.xml",
        "type=dir;modify=20261122110000; done",
        "type=OS.unix=slink:/etc/passwd;size=3; link",
        "type=file;size=nonsense; odd",
        "rubbish",
    ]
    assert from_mlsd(lines) == [RemoteFile("a; b.xml", 120, "20261122110000.123"), RemoteFile("odd", None, "")]


@given(st.lists(st.text(max_size=80), max_size=20))
def test_no_listing_breaks_the_reader(lines: list[str]) -> None:
    from_mlsd(lines)
    from_list(lines)


def test_a_name_that_is_listed_twice_is_read_once() -> None:
    old, new = RemoteFile("a.xml", 5, "1"), RemoteFile("a.xml", 6, "2")
    seen = planned([old, new], Memory(), choice=Choice(is_renamed=True), share=5, now=NOW)
    assert (seen.read, seen.waiting) == ((new,), 0)


def test_a_size_beyond_all_numbers_breaks_no_listing() -> None:
    digits = "9" * 5000
    assert from_mlsd([f"type=file;size={digits}; a.xml"]) == [RemoteFile("a.xml", None)]
    assert from_list([f"-rw-r--r-- 1 a b {digits} Nov 22 10:00 a.xml"]) is None
