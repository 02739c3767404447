"""What an editor types into the search field, as a full-text query that cannot be malformed."""

from __future__ import annotations

import re
from typing import NamedTuple

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_LETTERS = re.compile(r"\w")
MOST_TERMS = 20
SHORTEST_BEGINNING = 4
"""Letters from which a word may stand for longer ones: shorter beginnings are those of too many words."""


class Words(NamedTuple):
    """What is sought: full-text queries of what must occur, and of what alone is excluded ("" for none)."""

    match: str
    never: str
    find_nothing: bool
    """Something was typed, but it holds no letter or digit."""


def sought(words: str) -> Words:
    """The query of a search: as `match_expression`, and words that are only excluded leave all the rest."""
    match = match_expression(words)
    unwanted = "" if match else " OR ".join(_quoted(term) for term in _terms(words))
    return Words(match, unwanted, find_nothing=bool(words.strip()) and not match and not unwanted)


def match_expression(words: str) -> str:
    """An FTS5 query: all words must occur, "quoted ones" in that order, none that begins with a minus.

    The last bare word also matches as the beginning of a longer one, as while typing. Empty if nothing can match.
    """
    found = _terms(words)
    wanted = [_quoted(term) for term in found if not term[1]]
    unwanted = [_quoted(term) for term in found if term[1]]
    if not wanted:
        return ""
    if not found[-1][1] and len(found[-1][3] or "") >= SHORTEST_BEGINNING:
        wanted[-1] += "*"
    return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])


def _terms(words: str) -> list[re.Match[str]]:
    return [term for term in _TERM.finditer(words) if _LETTERS.search(term[0])][:MOST_TERMS]


def _quoted(term: re.Match[str]) -> str:
    text = term[2] if term[2] is not None else term[3]
    return '"' + text.replace('"', "").replace("\x00", "") + '"'
