"""Mail that readers asked for: how long a confirmation waits, what coming back means, how a letter is known again."""

from __future__ import annotations

import re
from datetime import timedelta

JOIN = "join"
"""What a code is for that confirms a list."""
CONFIRM_WITHIN = timedelta(days=3)
"""As `letters.joining_words` says it."""
RETURNS_BORNE = 3
"""So many letters in a row may come back for now; with the next one, nothing more is sent."""
STOPPED_KEPT = timedelta(days=90)
"""So long it is kept that an address takes no mail."""
SEAL = 16
"""Hexadecimal figures: 64 bits."""
ABOUT = re.compile(r"[a-z]{1,20}-\d{1,18}")
_TAG = re.compile(r"\b([a-z]{1,20}-\d{1,18})\.(\d{1,18})\.([0-9a-f]{16})(?![0-9a-f])")


def tag_of(*, about: str, recipient_id: int, seal: str) -> str:
    """What a letter is known by when it comes back: in its Message-ID, and in the address that it returns to."""
    return f"{about}.{recipient_id}.{seal[:SEAL]}"


def tags_in(text: str) -> list[tuple[str, int, str]]:
    """What may be a letter's mark in any text: what it was about, to which recipient, the seal."""
    return [(about, int(number), seal) for about, number, seal in _TAG.findall(text)]


def is_over(returned: int, *, is_final: bool) -> bool:
    """Whether an address gets nothing more, after this many returns in a row."""
    return is_final or returned > RETURNS_BORNE
