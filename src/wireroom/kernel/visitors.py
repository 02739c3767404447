"""From which network address a request came, through the proxies of this machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OWN = frozenset({"127.0.0.1", "::1"})
LONGEST = 45


def address_of(meta: Mapping[str, Any]) -> str:
    """The visitor's address: the last that is not this machine's own, for each proxy adds whom it heard from.

    `meta` is a Django request's `META`.
    """
    claimed = [part.strip() for part in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    strangers = [part for part in claimed if part and part not in OWN]
    return (strangers or [str(meta.get("REMOTE_ADDR", ""))])[-1][:LONGEST]
