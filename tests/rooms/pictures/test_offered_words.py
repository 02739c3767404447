"""What an agency says with its copy goes into the archive beside what the file says: the strictest terms of both."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from press_photo import NOON

from wireroom.pictures.events import Description, Terms
from wireroom.pictures.rules.offered_words import description_offered, terms_offered
from wireroom.wire.events import FiledItem, Picture, PictureEnd, WireItem

ITEM = WireItem(format="ninjs", kind="picture", guid=None, stable_id="a")
FILED = FiledItem(id=1, feed="h", provider="halyard", credit_name="Halyard", received_at=NOON, item=ITEM, thread_id=1)
MOMENTS = st.integers(-(10**6), 10**6).map(lambda minutes: NOON + timedelta(minutes=minutes))
ENDS = st.lists(st.builds(PictureEnd, raw=st.text(max_size=9), at=st.none() | MOMENTS), max_size=4)


def test_the_copys_words_come_first_and_the_files_where_copy_is_silent() -> None:
    said = Description(caption="Peir", alt="A pier", credit="H", source="")
    offered = Picture(href="a.jpg", caption=" The pier\u202e", photographer="Oda L", credit="Halyard")
    assert description_offered(said, offered, FILED) == Description(
        caption="The pier", alt="A pier", credit="Oda L / Halyard", source="Halyard"
    )
    assert description_offered(said, Picture(href="a.jpg"), FILED).caption == "Peir"
    assert description_offered(said, Picture(href="a.jpg"), FILED).credit == "H"


def test_terms_of_both_are_kept_once_and_enforced() -> None:
    said = Terms(rights="", usage="No sales")
    terms = terms_offered(said, rights="(c) Halyard", usage="No sales", ends=[])
    assert terms == Terms(rights="(c) Halyard", usage="No sales")
    assert terms_offered(said, rights="", usage="One time use", ends=[]).most_stories == 1
    assert terms_offered(said, rights="", usage="Not for the web", ends=[]).held == "the agency says “Not for the web”"
    assert "not readably when: “soon”" in terms_offered(said, rights="", usage="", ends=[PictureEnd(raw="soon")]).held


@given(st.none() | MOMENTS, ENDS)
def test_no_end_that_anybody_said_is_lost(by_file, ends) -> None:
    terms = terms_offered(Terms(expires_at=by_file), rights="", usage="", ends=ends)
    said = [at for at in (by_file, *(end.at for end in ends)) if at]
    assert terms.expires_at == min(said, default=None)
    assert bool(terms.held) == any(end.at is None for end in ends)
