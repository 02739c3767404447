"""On which side of the comparison a browser is: told by the front, counted once a month, and the same for good."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from test_appeal_chooser import SHEET, Word, asking, chooser

from wireroom.support.rules.sheet import Sheet
from wireroom.support.rules.sides import READER, page_of_side, side_of

HELD = Sheet(appeals=SHEET.appeals, holdback=20, comparison="held-1")


def test_a_browser_is_told_its_side_and_counted_once_a_month() -> None:
    counted: list[tuple[str, str]] = []
    made = chooser(HELD, counted=counted)
    for lot in range(50):
        for first in (True, False):
            _, body = made.choose(Word(asking(lot=lot, first=first)))
            assert f'"side": "{side_of(lot, percent=20)}"'.encode() in body
    assert counted == [(page_of_side("held-1", side_of(lot, percent=20)), READER) for lot in range(50)]
    assert {page for page, _ in counted} == {"appeal:held-1:held", "appeal:held-1:asked"}


def test_where_nobody_is_held_back_nothing_is_told_or_counted() -> None:
    counted: list[tuple[str, str]] = []
    _, body = chooser(counted=counted).choose(Word(asking(first=True)))
    assert (b'"side"' in body, counted) == (False, [])


@given(lot=st.integers(0, 9_999), percent=st.integers(0, 50), more=st.integers(0, 50))
def test_who_is_held_back_stays_so_when_more_are(lot: int, percent: int, more: int) -> None:
    if side_of(lot, percent=percent) == "held":
        assert side_of(lot, percent=percent + more) == "held"
