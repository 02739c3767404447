"""The signature of a pushed delivery: HMAC-SHA256 over "<unix seconds>." and the body."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

OLDEST = timedelta(minutes=5)
PREFIX = "sha256="


def sign(*, secret: str, timestamp: str, body: bytes) -> str:
    """The value of the header `X-Wireroom-Signature`."""
    return PREFIX + hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def fault(*, secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> str:
    """What is wrong with a push, in words for whoever sends it; empty if nothing is."""
    expected = sign(secret=secret, timestamp=timestamp, body=body)
    if not hmac.compare_digest(expected.encode(), signature.encode()):
        return "The signature does not fit: sign '<timestamp>.' and the body by HMAC-SHA256 with the feed's secret."
    if not timestamp.isascii() or not timestamp.isdecimal() or len(timestamp) > 12:
        return "X-Wireroom-Timestamp must be the time in unix seconds."
    if abs(now - datetime.fromtimestamp(int(timestamp), tz=UTC)) > OLDEST:
        return "X-Wireroom-Timestamp is more than 5 minutes from this server's time: check the clock and sign anew."
    return ""
