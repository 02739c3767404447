"""Addresses that no section and no standing page can have, for something else has them."""

from __future__ import annotations

from wireroom.page.adapters import store
from wireroom.page.rules.redirects import NOT_OURS

OK = 200
RESERVED = frozenset(each.strip("/") for each in NOT_OURS)


def lives(path: str) -> bool:
    """Whether readers find a page there."""
    there = store.kept([path]).get(path)
    return there is not None and there.status == OK
