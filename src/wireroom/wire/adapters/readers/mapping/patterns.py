"""Patterns that take a part out of a value, and cannot take long: what they may cost is bounded before they run."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from typing import Any

_parser: Any = importlib.import_module("re._parser")  # the standard library's own reading of a pattern
COSTLIEST = 20_000_000
"""Steps of the matcher that one value may cost in the worst case: a fraction of a second."""
LONGEST_REACH, SHORTEST_REACH = 10_000, 100
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}
_PLAIN = {"LITERAL", "NOT_LITERAL", "ANY", "IN", "CATEGORY"}
_MEND = "Use fewer of * and +, give them a limit such as {1,20}, or begin with ^."


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression and its reach: how many characters of a value it looks at."""

    regex: re.Pattern[str]
    reach: int

    def taken_from(self, text: str) -> str | None:
        """What the first group holds, or all that fits where there is no group; None if nothing fits."""
        found = self.regex.search(text[: self.reach])
        if found is None:
            return None
        return found[1] if self.regex.groups else found[0]


def pattern(text: str) -> Pattern:
    """Check a pattern. Raises ValueError for one that is broken, or that could take too long on some value.

    Not taken are repeats or alternatives within a repeat, looking ahead and behind, and references back: their
    cost cannot be bounded by counting.
    """
    if len(text) > 500:
        raise ValueError("The pattern has more than 500 characters: take the part in two steps.")
    try:
        regex = re.compile(text)
        parsed = _parser.parse(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"The pattern is no regular expression: {error}.") from error
    reach = LONGEST_REACH
    while reach >= SHORTEST_REACH and _cost(parsed, reach) > COSTLIEST:
        reach = reach * 9 // 10
    if reach < SHORTEST_REACH:
        raise ValueError(f"The pattern may take too long on some text. {_MEND}")
    return Pattern(regex, reach)


def _cost(parsed: Any, reach: int) -> float:
    """The ways in which a text of that length could be tried, at most: places to begin times choices."""
    first = str(parsed[0][0]) if len(parsed) else ""
    anchored = first == "AT" and str(parsed[0][1]) in ("AT_BEGINNING", "AT_BEGINNING_STRING")
    repeats: list[int] = []
    ways = _ways(parsed, reach, repeats, repeated=False)
    open_ended = sum(each >= reach for each in repeats) + (not anchored)
    for each in repeats:
        ways *= min(each, reach)
    ways *= 1 if anchored else reach
    for number in range(2, open_ended + 1):
        ways /= number  # open-ended parts share one text among them
    return ways


def _ways(parsed: Any, reach: int, repeats: list[int], *, repeated: bool) -> float:
    ways = 1.0
    for operation, argument in parsed:
        ways *= _choices(str(operation), argument, reach, repeats, repeated=repeated)
    return ways


def _choices(name: str, argument: Any, reach: int, repeats: list[int], *, repeated: bool) -> float:
    if name in _REPEATS:
        least, most, inner = argument
        if repeated and most > 1:
            raise ValueError(f"A repeat stands within a repeat, which may take too long. {_MEND}")
        repeats.append(int(most) - int(least) + 1)
        return _ways(inner, reach, repeats, repeated=repeated or most > 1)
    if name == "BRANCH":
        if repeated:
            raise ValueError(f"Alternatives stand within a repeat, which may take too long. {_MEND}")
        return sum(_ways(each, reach, repeats, repeated=False) for each in argument[1])
    if name == "SUBPATTERN":
        return _ways(argument[-1], reach, repeats, repeated=repeated)
    if name == "ATOMIC_GROUP":
        return _ways(argument, reach, repeats, repeated=repeated)
    if name == "AT" or name in _PLAIN:
        return 1.0
    raise ValueError("The pattern looks ahead, behind or back at itself, which may take too long. Write it without.")
