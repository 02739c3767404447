"""The difference between two bodies loses nothing and shows nothing unsafe."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from story_wire import paragraphs

from wireroom.story.rules.difference import difference, marked_words
from wireroom.story.rules.plain_text import text_of
from wireroom.wire.events import Block

WORDS = st.lists(
    st.sampled_from(["ferry", "Alma", "<em>ran</em>", "aground", "&amp;", "12,", "—", "今日"]), max_size=12
)
HTML = WORDS.map(" ".join)
BLOCKS = st.builds(Block, kind=st.sampled_from(["paragraph", "heading", "list"]), html=HTML)
BODIES = st.lists(BLOCKS, max_size=8).map(tuple)


@given(BODIES, BODIES)
def test_both_bodies_can_be_had_back(old, new):
    changes = difference(old, new)
    assert tuple(change.old for change in changes if change.old is not None) == old
    assert tuple(change.new for change in changes if change.new is not None) == new


@given(BODIES, BODIES)
def test_the_marked_words_make_both_texts(old, new):
    for change in difference(old, new):
        before = "".join(mark.text for mark in change.marks if mark.op != "added")
        after = "".join(mark.text for mark in change.marks if mark.op != "removed")
        assert before == (text_of(change.old.html) if change.old else "")
        assert after == (text_of(change.new.html) if change.new else "")


@given(st.text(max_size=60), st.text(max_size=60))
def test_marked_words_lose_nothing_of_any_text(old, new):
    marks = marked_words(old, new)
    assert "".join(mark.text for mark in marks if mark.op != "added") == old
    assert "".join(mark.text for mark in marks if mark.op != "removed") == new


@given(BODIES)
def test_a_body_does_not_differ_from_itself(body):
    assert all(change.op == "same" for change in difference(body, body))


def test_one_changed_word_is_marked_alone():
    (change,) = difference(paragraphs("Two people were hurt."), paragraphs("Three people were hurt."))
    assert change.html == "<del>Two</del><ins>Three</ins> people were hurt."


def test_a_paragraph_put_in_between_leaves_its_neighbours_as_they_were():
    old, new = paragraphs("One.", "Three."), paragraphs("One.", "Quite another thing.", "Three.")
    assert [change.op for change in difference(old, new)] == ["same", "added", "same"]


def test_markup_in_the_text_stays_text():
    (change,) = difference((), paragraphs("&lt;script&gt;alert(1)&lt;/script&gt;"))
    assert change.html == "<ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>"


def test_a_book_of_a_body_is_compared_without_delay():
    old = paragraphs(*(f"Paragraph {number} of many words that say little." for number in range(3000)))
    new = paragraphs(*(f"Sentence {number} of several words that say less." for number in range(3000)))
    assert len([change for change in difference(old, new) if change.new]) == 3000


def test_scraps_between_changes_are_not_shown_as_kept():
    marks = marked_words("The tug parted early on Monday.", "Six boats waited on, and Monday came.")
    kept = [mark.text for mark in marks if mark.op == "same"]
    assert all(len(text.split()) > 1 or text in {marks[0].text, marks[-1].text} for text in kept)
