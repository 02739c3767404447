"""Fetch a file from a host that outside text named, without becoming that text's tool.

`ask` of `http_ask` is the same for those who need headers, other methods, or the answer's own status.
"""

from __future__ import annotations

import httpx2

from wireroom.kernel.http_ask import Answer, Asking, ask
from wireroom.kernel.http_fence import (
    Fence,
    HostRefusedError,
    PrivateHostError,
    Resolve,
    UnableToFetchError,
    is_public,
    origin_of,
    resolve,
)

__all__ = [
    "Answer",
    "Asking",
    "Fence",
    "HostRefusedError",
    "PrivateHostError",
    "Resolve",
    "UnableToFetchError",
    "ask",
    "fetch",
    "is_public",
    "origin_of",
    "resolve",
]

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


def fetch(url: str, *, fence: Fence, resolve: Resolve = resolve) -> bytes:
    """Give the bytes at an address. Raises UnableToFetchError, in words that name the host and what was wrong."""
    answer = ask(Asking(url=url, packed=False), fence=fence, resolve=resolve)
    if answer.status != httpx2.codes.OK:
        message = f"{httpx2.URL(answer.url).host} answered {answer.status}."
        raise UnableToFetchError(message, passing=answer.status in PASSING)
    return answer.body
