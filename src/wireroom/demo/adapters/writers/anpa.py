"""ANPA-1312: letters for haste and category, a keyword line, header lines that end in `<`, indented paragraphs."""

from __future__ import annotations

from wireroom.demo.adapters.writers.plain import paragraphs, running_number, wrapped
from wireroom.demo.rules.copy import Copy, Dispatch

_PRIORITIES = {1: "f", 2: "b", 3: "u", 4: "r"}
_CATEGORIES = {"sport": "s", "business": "f", "politics": "p", "culture": "e"}
END = "\r\n"


def write(dispatch: Dispatch) -> bytes:
    """One story in ASCII, with typesetters' marks for what ASCII lacks."""
    copy, number = dispatch.copy, running_number(dispatch.copy)
    words = list(paragraphs(copy))
    count = sum(len(text.split()) for text in words)
    keyword = f"BC-{copy.slugline}"
    letters = f"{_PRIORITIES.get(copy.urgency, 'd')} {_CATEGORIES.get(copy.section, 'i')}"
    lines = [
        f"\x16\x16\x01h{number}\x1f-----",
        f"{letters} \x13\x11 {keyword}   {dispatch.sent:%m-%d} {count:04}",
        f"\x02^{keyword},{count}<",
        f"^{copy.headline}<",
        *_signed(copy),
        *_body(copy, words),
        "",
        f"\x03HLY-WF-{dispatch.sent:%m-%d-%y %H%MGMT}<",
        "\x04",
        "",
    ]
    return END.join(lines).encode("ascii", "replace")


def _signed(copy: Copy) -> list[str]:
    return [f"^{copy.byline}=", "^Halyard="] if copy.byline else []


def _body(copy: Copy, words: list[str]) -> list[str]:
    first = f"{copy.dateline} (HLY) _ " if copy.dateline else ""
    told = [first + words[0], *words[1:]] if words else []
    return [line for text in told for line in wrapped(_typed(text), indent="\t   ")]


def _typed(text: str) -> str:
    return text.replace("“", "``").replace("”", "''").replace("’", "'").replace("–", "_").replace("—", "_")
