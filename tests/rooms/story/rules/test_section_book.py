"""Sections change in any order, and what once was one always leads to one that stands."""

from __future__ import annotations

from contextlib import suppress

import pytest
from first_sections import FIRST
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.story.rules import sections as rules
from wireroom.story.rules.public import Label
from wireroom.story.rules.sections import SectionFaultError

SLUGS = ("news", "world", "sport", "money", "home-life", "homelife", "Bad One", "2026")
CHANGES = {
    "new": lambda book, one, _: rules.with_new(book, slug=one, name=one.upper()),
    "hide": lambda book, one, _: rules.with_hidden(book, slug=one, hidden=True),
    "rename": lambda book, one, other: rules.renamed(book, slug=one, name=f"The {other}"),
    "order": lambda book, one, other: rules.in_order(book, [other, one]),
    "move": lambda book, one, other: rules.moved(book, slug=one, to=other),
    "merge": lambda book, one, other: rules.merged(book, slug=one, into=other),
}
steps = st.lists(st.tuples(st.sampled_from([*CHANGES]), st.sampled_from(SLUGS), st.sampled_from(SLUGS)), max_size=25)


@settings(max_examples=60)
@given(steps)
def test_whatever_is_done_every_section_leads_to_one_that_stands(done: list[tuple[str, str, str]]) -> None:
    book = FIRST
    for change, one, other in done:
        before = book
        with suppress(SectionFaultError):
            book = CHANGES[change](book, one, other)
            if change in {"move", "merge"}:
                assert book.key(one) == other
                assert {book.key(slug) for slug in before.former(one)} == {other}
        standing = [label.slug for label in book.standing]
        assert standing
        assert len({each.slug for each in book.known}) == len(book.known)
        assert {each.slug for each in before.known} <= {each.slug for each in book.known}
        assert all(book.key(each.slug) in standing for each in book.known)
        assert book.named("never-was").slug in standing
        assert {slug for each in standing for slug in book.former(each)} == {each.slug for each in book.known}
        assert not set(standing) & set(book.gone)


def test_a_section_that_moved_keeps_its_name_and_its_place_and_may_move_back() -> None:
    book = rules.renamed(FIRST, slug="world", name="Abroad")
    there = rules.moved(book, slug="world", to="abroad")
    assert there.standing[1] == Label(slug="abroad", name="Abroad")
    assert there.today(Label(slug="world", name="World")) == Label(slug="abroad", name="Abroad")
    back = rules.moved(there, slug="abroad", to="world")
    assert back.standing == book.standing
    assert back.gone == {"abroad": "world"}


@pytest.mark.parametrize(
    ("change", "one", "other", "why"),
    [
        ("new", "news", "", "There is a section /news already"),
        ("new", "Bad One", "", "is no address"),
        ("new", "2026", "", "beginning with a letter"),
        ("new", "we-ather", "", "mistaken for each other"),
        ("merge", "news", "news", "into itself"),
        ("merge", "nowhere", "news", "There is no section /nowhere"),
        ("move", "news", "world", "There is a section /world already"),
    ],
)
def test_what_cannot_be_is_said(change: str, one: str, other: str, why: str) -> None:
    with pytest.raises(SectionFaultError, match=why):
        CHANGES[change](FIRST, one, other)


def test_a_former_section_is_neither_changed_nor_taken() -> None:
    book = rules.merged(FIRST, slug="weather", into="environment")
    for change, one, other in (("hide", "weather", ""), ("merge", "sport", "weather")):
        with pytest.raises(SectionFaultError, match="leads to /environment"):
            CHANGES[change](book, one, other)
    for change, one, other in (("new", "weather", ""), ("move", "sport", "weather")):
        with pytest.raises(SectionFaultError, match="choose another address"):
            CHANGES[change](book, one, other)
