"""The two sides that tell what asking is worth: browsers that are never asked, and all others."""

from __future__ import annotations

from typing import Literal, get_args

from wireroom.support.rules.lots import is_held_back
from wireroom.support.rules.tally import page_of

Side = Literal["held", "asked"]
SIDES: tuple[Side, ...] = get_args(Side)
READER = "appeal-reader"
"""The measure under which a browser is counted, once in a month, on its side."""


def side_of(lot: int, *, percent: int) -> Side:
    """The side a browser's lot falls to, where so many in a hundred are never asked."""
    return "held" if is_held_back(lot, percent=percent) else "asked"


def page_of_side(comparison: str, side: Side) -> str:
    """The name under which a side's readers are counted within one comparison."""
    return page_of(side, trial=comparison)
