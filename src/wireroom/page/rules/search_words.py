"""From what a reader types to a question the full-text index understands, whatever was typed."""

from __future__ import annotations

import re

from wireroom.wire.events import printable

LONGEST = 200
MOST_TERMS = 12
_TERM = re.compile(r'(-?)"([^"]*)"|(-?)([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")


def match_expression(words: str, *, section: str = "") -> str:
    """Give an FTS5 MATCH expression; empty when nothing in it can be searched for.

    All words must occur; "words in quotes" must stand together; -word must not occur; the last word may be the
    beginning of one. Everything typed goes into quoted FTS5 strings, so no operator of FTS5 can be reached.
    """
    wanted, unwanted = _terms(printable(words)[:LONGEST])
    if not wanted:
        return ""
    text = "{headline standfirst body byline} : (" + " AND ".join(wanted) + ")"
    if section_word(section):
        text = f'({text}) AND (place : "{section_word(section)}")'
    return f"({text})" + "".join(f" NOT {term}" for term in unwanted)


def section_word(section: str) -> str:
    """Give the single word that stands for a section in the index."""
    slug = "".join(_WORD.findall(section.lower()))
    return f"section{slug}" if slug else ""


def _terms(text: str) -> tuple[list[str], list[str]]:
    wanted: list[str] = []
    unwanted: list[str] = []
    found = list(_TERM.finditer(text))[:MOST_TERMS]
    for place, term in enumerate(found, start=1):
        words = " ".join(_WORD.findall(term[2] or term[4] or ""))
        if not words:
            continue
        if term[1] or term[3]:
            unwanted.append(f'"{words}"')
        else:
            last = place == len(found) and term[4] is not None and len(words) > 1
            wanted.append(f'"{words}"*' if last else f'"{words}"')
    return wanted, unwanted
