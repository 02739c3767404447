"""Where a message to a browser may be sent: the browsers' own push services, and whom the operator allows besides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

type Family = Literal["Chrome", "Firefox", "Safari", "Edge", "other"]

SERVICES: tuple[tuple[str, Family], ...] = (
    ("fcm.googleapis.com", "Chrome"),
    ("jmt17.google.com", "Chrome"),
    ("updates.push.services.mozilla.com", "Firefox"),
    ("push.services.mozilla.com", "Firefox"),
    ("web.push.apple.com", "Safari"),
    ("push.apple.com", "Safari"),
    ("notify.windows.com", "Edge"),
)
"""The hosts, and all below them, with the browsers that use them. Chrome's stand for all browsers built on it."""
LONGEST = 2_000
MOST_KEY_BYTES = 65


class EndpointRefusedError(ValueError):
    """An endpoint to which nothing will be sent; the message says why and what would mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an endpoint lies: its origin, as a token names it, and the path that is asked there."""

    origin: str
    host: str
    port: int
    path: str
    family: Family


def place_of(endpoint: str, *, allowed: frozenset[str] = frozenset()) -> Place:
    """The place of an endpoint on a known push service, or on an origin or host that the operator allows.

    Raises EndpointRefusedError. Plain http is for origins that are allowed whole, such as `http://127.0.0.1:9999`.
    """
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        message = "The endpoint is no address of a push service: too long, or with letters that no address has."
        raise EndpointRefusedError(message)
    try:
        parts = urlsplit(endpoint)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        message = f"The endpoint cannot be read: {error}"
        raise EndpointRefusedError(message) from error
    standard = 443 if parts.scheme == "https" else 80
    origin = f"{parts.scheme}://{host}" + (f":{port}" if port and port != standard else "")
    if parts.username or parts.password or parts.fragment or not host or parts.scheme not in {"https", "http"}:
        message = "The endpoint is no plain https address."
        raise EndpointRefusedError(message)
    if not (origin in allowed or (parts.scheme == "https" and _is_known(host, port, allowed))):
        message = f"{host} is no push service this newsroom sends to; the setting WIREROOM_PUSH_SERVICES can allow it."
        raise EndpointRefusedError(message)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(origin=origin, host=host, port=port or standard, path=path, family=family_of(host))


def digest_of(endpoint: str) -> bytes:
    """What a subscription is found by."""
    return hashlib.sha256(endpoint.encode()).digest()


def family_of(host: str) -> Family:
    """The browsers that use a push service."""
    return next((family for name, family in SERVICES if _is_below(host, name)), "other")


def is_named(origin: str, host: str, allowed: frozenset[str]) -> bool:
    """Whether the operator has named this service, which may then lie in a private network."""
    return origin in allowed or host in allowed


def _is_known(host: str, port: int | None, allowed: frozenset[str]) -> bool:
    if host in allowed:
        return True
    return port in {None, 443} and any(_is_below(host, name) for name, _ in SERVICES)


def _is_below(host: str, name: str) -> bool:
    return host == name or host.endswith(f".{name}")
