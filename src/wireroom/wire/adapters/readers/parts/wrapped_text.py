"""Plain text that was wrapped on its way: lines become paragraphs again, and lines that were meant stay lines."""

from __future__ import annotations

import re

_LIST = re.compile(r"(?:[-*•–·]|\(?\d{1,3}[.)])\s")
_WIDEST, _NARROWEST = 100, 45


def unwrapped(text: str) -> str:
    """Join each line to the next where it broke only because the next word would not have fitted.

    What width the text was wrapped at is told by its longest line; where lines are longer than any wrapping, or all
    are short, nothing is joined.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return "\n".join(lines)
    joined: list[str] = []
    last = ""
    for line in lines:
        if last and line and _was_broken(last, line, width):
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
        last = line
    return "\n".join(joined)


def _was_broken(line: str, following: str, width: int) -> bool:
    if _LIST.match(following.lstrip()):
        return False
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width - 2


def flowed(text: str, *, delete_space: bool) -> str:
    """Text in format=flowed (RFC 3676): a space at a line's end says that the paragraph goes on.

    `delete_space` is the parameter DelSp: the space itself is then no part of the text. The line "-- " before a
    signature never flows, and lines of other depths of quoting are not joined.
    """
    joined: list[str] = []
    flows, deep = False, 0
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if not depth and words.startswith(">"):
            words = f" {words}"  # stuffed: it is no quotation
        if flows and depth == deep and words != "-- ":
            joined[-1] += words
        else:
            joined.append(f"{'>' * depth}{' ' if depth else ''}{words}")
        deep, flows = depth, words.endswith(" ") and words != "-- "
        if flows and delete_space:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)
