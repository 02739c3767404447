"""Words as punched tape, the ornament of the house: the letters' five-hole code (CCITT No. 2, ITU-T S.1)."""

from __future__ import annotations

import unicodedata

_HOLES = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ ",
        (0b11000, 0b10011, 0b01110, 0b10010, 0b10000, 0b10110, 0b01011, 0b00101, 0b01100, 0b11010, 0b11110, 0b01001)
        + (0b00111, 0b00110, 0b00011, 0b01101, 0b11101, 0b01010, 0b10100, 0b00001, 0b11100, 0b01111, 0b11001, 0b10111)
        + (0b10101, 0b10001, 0b00100),
        strict=True,
    )
)
PITCH = 4
ROWS = (0, 1, 3, 4, 5)
"""Where the five holes lie; row 2 is the feed track."""


def tape_path(words: str) -> str:
    """The holes as an SVG path of zero-length strokes, one column a letter; accents and other signs are left out."""
    return "".join(
        f"M{column * PITCH + 2} {ROWS[row] * PITCH + 2}h0"
        for column, letter in enumerate(_letters(words))
        for row in range(5)
        if _HOLES[letter] & (0b10000 >> row)
    )


def tape_width(words: str) -> int:
    """How wide the tape is, in the units of `tape_path`."""
    return len(_letters(words)) * PITCH


def _letters(words: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", words.upper())
    return [letter for letter in plain if letter in _HOLES]
