"""JSON from outside: strict first, and whatever had to be let pass is flagged."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from wireroom.wire.adapters.readers.unreadable import UnreadableError

Json = Any
MOST_VALUES = 1_500_000
MOST_MEMBERS = 10_000


def parse_json(data: bytes, suspicions: list[str]) -> Json:
    """The value of UTF-8 bytes. Duplicate keys (the last one counts), NaN and raw line ends in strings are flagged.

    Raises UnreadableError.
    """
    if sum(data.count(each) for each in (b",", b"{", b"[")) > MOST_VALUES:
        reason = f"The JSON has more than {MOST_VALUES:,} values; no news copy has. Ask the agency to split it."
        raise UnreadableError(reason)
    doubled: set[str] = set()
    text = data.decode("utf-8", "replace")
    try:
        value = _loads(text, doubled, suspicions, strict=True)
    except RecursionError as fault:
        reason = "The JSON is nested too deeply; no news copy is. Ask the agency what it is."
        raise UnreadableError(reason) from fault
    except ValueError as fault:
        value = _second_try(text, fault, suspicions)
    if doubled:
        suspicions.append(f"Duplicate JSON keys, the last of each was read: {', '.join(sorted(doubled)[:10])}.")
    return value


def _loads(text: str, doubled: set[str], suspicions: list[str], *, strict: bool) -> Json:
    def members(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        if len(pairs) > MOST_MEMBERS:
            reason = f"The JSON has an object of {len(pairs):,} members; no news copy has. Ask the agency what it is."
            raise UnreadableError(reason)
        found = dict(pairs)
        if len(found) < len(pairs):
            counted = Counter(key for key, _ in pairs)
            doubled.update(key[:40] for key, times in counted.items() if times > 1)
        return found

    def no_number(name: str) -> None:
        suspicions.append(f"The JSON holds {name}, which is no number; it was read as absent.")

    return json.loads(text, object_pairs_hook=members, parse_constant=no_number, strict=strict)


def _second_try(text: str, fault: ValueError, suspicions: list[str]) -> Json:
    try:
        value = _loads(text, set(), suspicions, strict=False)
    except (ValueError, RecursionError):
        reason = (
            f"The JSON is broken: {str(fault)[:200]}. The file may have been cut off; ask the agency to send it again."
        )
        raise UnreadableError(reason) from fault
    suspicions.append("The JSON has raw control characters in its strings; they were let pass.")
    return value
