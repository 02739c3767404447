"""The take that an agency only prints: `2nd Ld-Writethru`, `UPDATE 2`, `UV4`, `Pika+`."""

from __future__ import annotations

import re

from wireroom.wire.rules.class_words import LAST_LABELS, TAKE_LABELS, UPDATE_LABELS

_LABELS = "|".join((*UPDATE_LABELS, *TAKE_LABELS))
_ANYWHERE = re.compile(rf"(?<!\w)(?:{_LABELS})(?!\w)", re.IGNORECASE)
_FIRST = re.compile(rf"[\W_]*((?:{_LABELS})(?!\w))", re.IGNORECASE)
_LAST = re.compile(rf"(?<!\w)(?:{'|'.join(LAST_LABELS)})(?=\W*$)")


def printed_take(*, slugline: str | None, headline: str | None) -> str | None:
    """The label of the take: anywhere in a slugline, but only at the beginning or the end of a headline."""
    if found := _ANYWHERE.search(slugline or ""):
        return found[0]
    if found := _FIRST.match(headline or ""):
        return found[1]
    found = _LAST.search(headline or "")
    return found[0] if found else None
