"""The body of a request from outside, within a limit."""

from __future__ import annotations

from django.http import HttpRequest

LARGEST = 20_000_000
PIECE = 65_536
TOO_LARGE = f"More than {LARGEST // 1_000_000} MB: split the delivery."


def body_of(request: HttpRequest) -> bytes | None:
    """The body, read piece by piece; None as soon as it is too large."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return None
    body = bytearray()
    while piece := request.read(PIECE):
        body += piece
        if len(body) > LARGEST:
            return None
    return bytes(body)
