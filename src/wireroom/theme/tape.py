"""Words as punched tape, the ornament of the house: the letters' five-hole code (CCITT No. 2, ITU-T S.1)."""

from __future__ import annotations

import unicodedata

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ "
_CODES = (
    "11000 10011 01110 10010 10000 10110 01011 00101 01100 11010 11110 01001 00111 00110 "
    "00011 01101 11101 01010 10100 00001 11100 01111 11001 10111 10101 10001 00100"
)
_HOLES = dict(zip(_LETTERS, _CODES.split(), strict=True))
PITCH = 4
ROWS = (0, 1, 3, 4, 5)
"""Where the five holes lie; row 2 is the feed track."""


def tape_path(words: str) -> str:
    """The holes as an SVG path of zero-length strokes, one column a letter; accents and other signs are left out."""
    return "".join(
        f"M{column * PITCH + 2} {ROWS[row] * PITCH + 2}h0"
        for column, letter in enumerate(_letters(words))
        for row in range(5)
        if _HOLES[letter][row] == "1"
    )


def tape_width(words: str) -> int:
    """How wide the tape is, in the units of `tape_path`."""
    return len(_letters(words)) * PITCH


def _letters(words: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", words.upper())
    return [letter for letter in plain if letter in _HOLES]
