"""What an answer that is no success means for the newsroom."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from wireroom.kernel.http import Answer
from wireroom.kernel.http_wait import wait_asked
from wireroom.wire.adapters.transports.carrier import TransportError

LONGEST_WAIT = 3600.0
MOST_WORDS = 200


def fault(answer: Answer, *, now: datetime, secret: str) -> TransportError | None:
    """The trouble an answer tells of, None for a success and for "nothing has changed"."""
    if 200 <= answer.status < 300 or answer.status == 304:
        return None
    return refused(answer, now=now, secret=secret)


def refused(answer: Answer, *, now: datetime, secret: str) -> TransportError:
    """The trouble a refusal tells of: what it means, what to do, how long to wait."""
    wait = wait_asked(answer.headers, now=now)
    return TransportError(
        _words(answer, secret),
        lasting=answer.status in {401, 403, 407, 410},
        wait=None if wait is None else min(wait, LONGEST_WAIT),
    )


def _words(answer: Answer, secret: str) -> str:
    host, status = urlsplit(answer.url).hostname, answer.status
    said = _said(answer, secret)
    if status in {401, 403, 407}:
        return f"{host} does not accept the credentials ({status}): check the user, password or key.{said}"
    if status in {404, 410}:
        return f"{host} has nothing at this address ({status}): check the address.{said}"
    if status == 429:
        return f"{host} says that it is asked too often (429): look less often.{said}"
    if 500 <= status < 600:
        return f"{host} has a fault of its own ({status}); it is asked again later.{said}"
    return f"{host} answered {status}, which is no copy.{said}"


def _said(answer: Answer, secret: str) -> str:
    """The server's own words, if they are words."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip()
    if kind not in {"text/plain", "application/json", "application/problem+json"}:
        return ""
    text = " ".join(answer.body.decode("utf-8", "replace").split())
    text = text.replace(secret, "…") if secret else text
    return f" It says: {text[:MOST_WORDS]}" if text.isprintable() and text else ""
