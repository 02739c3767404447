"""Three copies of one story, piece by piece: nothing is lost, and nothing of the editor's is overwritten unasked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireroom.story.rules.desk import Copy
from wireroom.story.rules.three_way import LINES, Choice, Choices, merged, three_way
from wireroom.wire.events import Block

SENTENCES = (
    "The ferry ran aground.",
    "Nobody was hurt.",
    "A tug is on its way.",
    "The captain spoke.",
    "More follows.",
)
blocks = st.lists(st.sampled_from(SENTENCES).map(lambda text: Block(kind="paragraph", html=text)), max_size=6).map(
    tuple
)
lines = st.sampled_from(("Ferry aground", "Ferry Alma aground", ""))
copies = st.builds(Copy, headline=lines, standfirst=lines, body=blocks)


def body(*texts: str) -> Copy:
    return Copy(headline="Ferry aground", body=tuple(Block(kind="paragraph", html=text) for text in texts))


def texts(copy: Copy) -> list[str]:
    return [block.html for block in copy.body]


@given(copies, copies, copies)
def test_the_pieces_hold_all_three_bodies_whole(base: Copy, ours: Copy, theirs: Copy) -> None:
    found = three_way(base=base, ours=ours, theirs=theirs)
    assert tuple(block for piece in found.pieces for block in piece.base) == base.body
    assert tuple(block for piece in found.pieces for block in piece.ours) == ours.body
    assert tuple(block for piece in found.pieces for block in piece.theirs) == theirs.body


@given(copies, copies, copies)
def test_who_chooses_nothing_keeps_their_own_copy(base: Copy, ours: Copy, theirs: Copy) -> None:
    found = three_way(base=base, ours=ours, theirs=theirs)
    assert merged(ours, theirs, found, Choices(lines={}, pieces={})) == ours


@given(copies, copies)
def test_where_the_editor_changed_nothing_all_the_wires_changes_make_the_wires_copy(base: Copy, theirs: Copy) -> None:
    found = three_way(base=base, ours=base, theirs=theirs)
    assert not [piece for piece in found.pieces if piece.standing in ("ours", "conflict")]
    every: dict[int, Choice] = {
        number: "theirs" for number, piece in enumerate(found.pieces) if piece.standing == "theirs"
    }
    taken = merged(
        base,
        theirs,
        found,
        Choices(lines=dict.fromkeys(LINES, "theirs"), pieces=every, pictures="theirs"),
    )
    assert taken == theirs


@given(copies, copies)
def test_where_the_wire_changed_nothing_there_is_nothing_to_choose(base: Copy, ours: Copy) -> None:
    found = three_way(base=base, ours=ours, theirs=base)
    assert {piece.standing for piece in found.pieces} <= {"same", "ours"}
    assert {line.standing for line in found.lines} <= {"same", "ours"}


def test_each_paragraph_is_judged_by_itself() -> None:
    base = body("The ferry ran aground on Sunday.", "Nobody was hurt in the accident.", "More follows.")
    ours = body("The ferry Alma ran aground on Sunday.", "Nobody was hurt in the accident.", "More follows.")
    theirs = body("The ferry ran aground on Sunday.", "Two people were hurt in the accident.", "A tug is on its way.")
    found = three_way(base=base, ours=ours, theirs=theirs)
    assert [piece.standing for piece in found.pieces][:2] == ["ours", "theirs"]
    taken = merged(ours, theirs, found, Choices(lines={}, pieces={1: "theirs"}))
    assert texts(taken)[:2] == ["The ferry Alma ran aground on Sunday.", "Two people were hurt in the accident."]


def test_a_paragraph_that_both_rewrote_is_for_the_editor_to_decide() -> None:
    base = body("The ferry ran aground on Sunday morning.")
    ours = body("The ferry Alma ran aground on Sunday morning.")
    theirs = body("The ferry ran aground on Sunday evening.")
    (piece,) = three_way(base=base, ours=ours, theirs=theirs).pieces
    assert piece.standing == "conflict"
    assert [block.html for block in piece.chosen("both")] == [texts(ours)[0], texts(theirs)[0]]
