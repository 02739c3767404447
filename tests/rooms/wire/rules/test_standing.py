from __future__ import annotations

from wireroom.wire.rules.standing import Standing, Take, standing


def take(number: int, *, line: str = "a", status: str = "usable", classed: str = "update") -> Take:
    return Take(number, line, status, classed, conflict=False)


def test_a_take_knows_its_place_and_what_came_since() -> None:
    takes = [take(1, classed="new"), take(2, classed="correction"), take(5, classed="advisory")]
    assert standing(1, takes) == Standing(takes=3, place=1, corrected=True, overtaken=True)
    assert standing(2, takes) == Standing(takes=3, place=2)
    assert standing(9, takes) == Standing()


def test_a_cancelled_version_kills_its_own_line_and_a_kill_the_whole_story() -> None:
    own = [take(1), take(2, line="b"), take(3, status="canceled")]
    assert standing(1, own).killed
    assert not standing(2, own).killed
    assert standing(2, [*own, take(4, line="c", classed="kill")]).killed


def test_usable_copy_after_a_cancelled_one_of_its_line_stands_again() -> None:
    assert not standing(1, [take(1), take(2, status="canceled"), take(3)]).killed
