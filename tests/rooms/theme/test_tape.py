"""The house's ornament spells the site's name."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from wireroom.theme.tape import PITCH, ROWS, tape_path, tape_width

NEWS = ["00110", "10000", "11001", "10100"]


def columns(path: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for x, y in re.findall(r"M(\d+) (\d+)h0", path):
        found.setdefault((int(x) - 2) // PITCH, set()).add(ROWS.index((int(y) - 2) // PITCH))
    return found


def test_four_letters_are_punched_as_the_code_says() -> None:
    holes = columns(tape_path("news"))
    assert ["".join("1" if row in holes[letter] else "0" for row in range(5)) for letter in range(4)] == NEWS


def test_accents_go_and_signs_without_a_code_take_no_room() -> None:
    assert tape_path("Zür!ich 24") == tape_path("Zurich ")
    assert tape_width("24") == 0


@given(st.text(max_size=40))
def test_any_name_fits_the_tape(words: str) -> None:
    assert all(column * PITCH < tape_width(words) for column in columns(tape_path(words)))
