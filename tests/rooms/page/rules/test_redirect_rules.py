"""Redirects: read from CSV, never in a circle, never off the site by what follows a prefix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.page.rules.redirects import MOST_HOPS, BadMovesError, Move, faults_of, goal, joined, moves_from, tidied

paths = st.sampled_from(["/a", "/b", "/c", "/a/x", "/b/x", "/d"])
moves = st.lists(st.builds(Move, path=paths, to=paths, prefix=st.booleans()), max_size=6)


@given(moves)
def test_what_is_kept_never_leads_in_a_circle(wanted: list[Move]) -> None:
    known: dict[str, Move] = {}
    for move in wanted:
        if not faults_of([move], known=known, living=()):
            known[move.path] = move
    for move in known.values():
        assert goal(move.path, known) is not None
        if move.prefix:
            assert goal(joined(move.path, "x"), known) is not None


def test_circles_are_named() -> None:
    known = {"/b": Move(path="/b", to="/c"), "/c": Move(path="/c", to="/a")}
    faults = faults_of([Move(path="/a", to="/b")], known=known, living=())
    assert "/a would lead in a circle." in faults
    assert faults_of([Move(path="/a", to="/a/b", prefix=True)], known={}, living=())
    assert faults_of([Move(path="/a", to="/b"), Move(path="/b", to="/a")], known={}, living=())
    long = {f"/{n}": Move(path=f"/{n}", to=f"/{n + 1}") for n in range(MOST_HOPS + 2)}
    assert goal("/0", long) is None


@pytest.mark.parametrize(
    "move",
    [
        Move(path="/desk/x", to="/a"),
        Move(path="/account", to="/a"),
        Move(path="/", to="/a"),
        Move(path="//evil.example", to="/a"),
        Move(path="/a?b", to="/a"),
        Move(path="/a/*", to="/b"),
        Move(path="a", to="/b"),
        Move(path="/a", to="http://plain.example/"),
        Move(path="/a", to="//evil.example"),
        Move(path="/a", to="javascript:alert(1)"),
        Move(path="/a", to="/b\nset-cookie: x"),
        Move(path="/" + "x" * 401, to="/b"),
        Move(path="/lives", to="/b"),
    ],
)
def test_what_cannot_be_a_redirect_is_refused(move: Move) -> None:
    assert len(faults_of([move], known={}, living=["/lives"])) == 1


@given(st.text(max_size=20))
def test_nothing_that_follows_a_prefix_leads_off_the_site(rest: str) -> None:
    assert not joined("/", rest).startswith("//")
    assert joined("/new", rest).startswith("/new/")


def test_lines_are_read() -> None:
    read = moves_from("from,to\n/a,/b\n\n/c , https://x.example/ ,PREFIX\n/d,/e,exact\n")
    assert read == (
        Move(path="/a", to="/b"),
        Move(path="/c", to="https://x.example/", prefix=True),
        Move(path="/d", to="/e"),
    )
    assert tidied(Move(path="/a/", to="/b/")) == Move(path="/a", to="/b")


def test_faulty_lines_are_named() -> None:
    with pytest.raises(BadMovesError) as bad:
        moves_from("/a,/b\n/c\n/d,/e,sometimes")
    assert [fault[:6] for fault in bad.value.faults] == ["Line 2", "Line 3"]
    with pytest.raises(BadMovesError, match="at most 5000"):
        moves_from("/a,/b\n" * 5001)
