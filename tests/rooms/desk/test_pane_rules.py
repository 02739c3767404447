"""What holds copy back, and which takes are compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wireroom.desk.queries.marked_text import marked_text
from wireroom.desk.rules.holds import hold_on
from wireroom.desk.rules.takes import is_earlier, two_takes
from wireroom.wire.events import Block, Embargo, FiledItem, Status, WireItem

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ITEM = WireItem(format="ninjs-1", kind="text", guid="urn:h:1", stable_id="urn:h:1", version="1", headline="Bridge")


def filed(number: int, *, stable_id: str = "urn:h:1", version: str = "1") -> FiledItem:
    item = replace(ITEM, stable_id=stable_id, version=version)
    return FiledItem(id=number, feed="h", provider="h", credit_name="Halyard", received_at=NOW, item=item, thread_id=1)


def body(*paragraphs: str) -> tuple[Block, ...]:
    return tuple(Block(kind="paragraph", html=text) for text in paragraphs)


@given(
    status=st.sampled_from([None, "usable", "withheld", "embargoed", "canceled"]),
    until=st.none() | st.integers(-100, 100).map(lambda minutes: NOW + timedelta(minutes=minutes)),
)
def test_doubt_holds_and_only_a_passed_moment_frees(status: Status | None, until: datetime | None) -> None:
    held = hold_on(replace(ITEM, status=status, embargo=Embargo(raw="x", until=until)), now=NOW)

    if status == "withheld":
        assert held is not None
    else:
        assert (held is None) == (until is not None and until <= NOW)


def test_a_status_alone_holds_without_an_end() -> None:
    assert hold_on(ITEM, now=NOW) is None
    for status in ("embargoed", "withheld"):
        held = hold_on(replace(ITEM, status=status), now=NOW)
        assert held is not None
        assert held.until is None


def test_the_agencys_versions_order_takes_of_one_line_however_they_arrived() -> None:
    late_first = filed(9, version="2"), filed(4, version="10")
    assert is_earlier(*late_first)
    assert not is_earlier(*reversed(late_first))
    assert is_earlier(filed(3, stable_id="a", version="7"), filed(5, stable_id="b", version="2"))


@given(st.data())
def test_two_takes_are_two_and_in_order(data: st.DataObject) -> None:
    takes = [filed(number, version=str(data.draw(st.integers(1, 4)))) for number in range(1, 6)]
    ids = st.sampled_from(["", "0", "nonsense", *(str(each.id) for each in takes)])
    shown = data.draw(st.sampled_from(takes))

    two = two_takes(takes, shown=shown, one=data.draw(ids), other=data.draw(ids))

    if two is not None:
        assert two[0].id != two[1].id
        assert is_earlier(*two)


def test_the_marked_text_counts_words_and_folds_what_stayed() -> None:
    old = replace(
        ITEM, body=body("One stays.", "Two stays.", "The bridge closes on Monday.", "Gone for good, all of it.")
    )
    new = replace(ITEM, body=body("One stays.", "Two stays.", "The bridge closes on Tuesday."), headline="Bridge shut")

    text = marked_text(old, new)

    assert [(name, str(words)) for name, words in text.heads] == [("Headline", "Bridge<ins> shut</ins>")]
    assert [(stretch.same, len(stretch.blocks)) for stretch in text.body] == [(True, 2), (False, 2)]
    assert (text.added, text.removed) == (2, 7)
    assert text.differs
    assert not marked_text(old, old).differs


@given(st.text(alphabet="ab<&> ", max_size=40), st.text(alphabet="ab<&> ", max_size=40))
def test_the_marked_text_is_safe_whatever_the_words(before: str, after: str) -> None:
    text = marked_text(replace(ITEM, headline=before), replace(ITEM, headline=after))

    printed = "".join(str(words) for _, words in text.heads)
    for tag in ("<ins>", "</ins>", "<del>", "</del>"):
        printed = printed.replace(tag, "")
    assert "<" not in printed
