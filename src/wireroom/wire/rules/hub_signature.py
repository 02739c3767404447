"""The signature of what a hub sends: an HMAC over the raw bytes (W3C WebSub, section 7.1)."""

from __future__ import annotations

import hashlib
import hmac

METHODS = {"sha512": hashlib.sha512, "sha384": hashlib.sha384, "sha256": hashlib.sha256, "sha1": hashlib.sha1}
"""Strongest first; SHA-1 counts only where a hub offers nothing else."""


def sign(*, secret: str, method: str, body: bytes) -> str:
    """The value of `X-Hub-Signature` by one method."""
    return f"{method}={hmac.new(secret.encode(), body, METHODS[method]).hexdigest()}"


def fits(*, secret: str, header: str, body: bytes) -> bool:
    """Whether the strongest signature in the header is ours for these bytes."""
    given = dict(each.strip().partition("=")[::2] for each in header.split(",")[:8])
    said = {method.lower(): value.strip().lower() for method, value in given.items()}
    method = next((each for each in METHODS if each in said), None)
    if method is None or not secret:
        return False
    expected = sign(secret=secret, method=method, body=body).partition("=")[2]
    return hmac.compare_digest(expected.encode(), said[method].encode())
