"""Which delivery looks pressing, before anybody has read it: so that a flash does not wait its turn in a backlog.

A guess from the first bytes alone. It decides whose turn it is and nothing else: a wrong one costs others a moment,
and what an item's urgency truly is, its reader says.
"""

from __future__ import annotations

import re

HEAD = 16_384
_MARKS = re.compile(
    rb"""
      <(?:\w+:)?urgency>\s*[12]\s*<              # NewsML-G2
    | \bed-urg\s*=\s*["'][12]["']                # NITF
    | <Urgency\s[^>]{0,80}FormalName=["'][12]["']  # NewsML 1.2
    | "urgency"\s*:\s*"?[12]\b                   # ninjs, AP, Reuters Connect, dpa
    | "editorialpriority"\s*:\s*"[fb]"           # AP
    | \x01[^\n\x02]{0,24}\s[12]\s                # IPTC 7901: the priority digit of the header
    | \x01[^\n\x02]{0,12}\n?\s*[fb]\s            # ANPA-1312: the priority letter
    | \b(?:FLASH|BULLETIN|EILMELDUNG|NEWSALERT|ALERTE)\b
    """,
    re.VERBOSE,
)


def looks_pressing(data: bytes) -> bool:
    """Whether copy bears, near its beginning, the mark of a flash or a bulletin in any format that Wireroom reads."""
    return _MARKS.search(data, 0, HEAD) is not None
