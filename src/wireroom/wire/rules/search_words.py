"""What an editor types into the search field, as a full-text query that cannot be malformed."""

from __future__ import annotations

import re

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_LETTERS = re.compile(r"\w")
MOST_TERMS = 20


def match_expression(words: str) -> str:
    """An FTS5 query: all words must occur, "quoted ones" in that order, none that begins with a minus.

    The last bare word also matches as the beginning of a longer one, as while typing. Empty if nothing can match.
    """
    found = [term for term in _TERM.finditer(words) if _LETTERS.search(term[0])][:MOST_TERMS]
    wanted = [_quoted(term) for term in found if not term[1]]
    unwanted = [_quoted(term) for term in found if term[1]]
    if not wanted:
        return ""
    if found[-1][3] and not found[-1][1]:
        wanted[-1] += "*"
    return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])


def _quoted(term: re.Match[str]) -> str:
    text = term[2] if term[2] is not None else term[3]
    return '"' + text.replace('"', "").replace("\x00", "") + '"'
