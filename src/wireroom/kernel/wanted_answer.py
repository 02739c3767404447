"""In which form an asker wants the answer: pages ask for themselves, and so do their scripts."""

from __future__ import annotations

from collections.abc import Mapping


def wants_json(headers: Mapping[str, str]) -> bool:
    """Whether an open page's script asks, and not a page's form. `headers` are a Django request's."""
    return "application/json" in headers.get("Accept", "")
