"""Which of two versions of an item is the later one, whatever order they arrive in."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from unicodedata import decimal

from wireroom.wire.rules.facts import FiledItem

_RUNS = re.compile(r"\d+|\D+")
_NEVER = datetime.min.replace(tzinfo=UTC)


def version_order(filed: FiledItem) -> tuple[Any, ...]:
    """A sort key over the items of one stable id: by version, then by date, arrival and content.

    Versions compare as numbers where they are numbers ("9" before "10", "2-b" before "10-a"); an item without a
    version comes before those with one. The last parts only make the order the same on every machine.
    """
    item = filed.item
    created = item.version_created or item.content_modified or item.sent
    return (
        item.version is not None,
        tuple(_part(run) for run in _RUNS.findall(item.version or "")),
        (created and created.at) or _NEVER,
        filed.received_at,
        filed.content_hash,
    )


def _part(run: str) -> tuple[bool, int, str]:
    if not run.isdecimal():
        return (True, 0, run.casefold())
    digits = "".join(str(decimal(digit)) for digit in run).lstrip("0")
    return (False, len(digits), digits)
