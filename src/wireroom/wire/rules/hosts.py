"""From which hosts a feed's pictures may be fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HOST = re.compile(r"\.?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*|[0-9a-f:.]*:[0-9a-f:.]*")

NOT_ALLOWED = "is not among the feed's allowed hosts."


def checked_host(name: str) -> str:
    """A host in lower case; `.example.org` means its subdomains. Raises ValueError for anything more than a host."""
    host = name.strip().lower().rstrip(".")
    if not _HOST.fullmatch(host):
        message = f"{name!r} is no host; give the bare name, such as pictures.example.org, without https:// or a path"
        raise ValueError(message)
    return host


def is_named(host: str, allowed: Iterable[str]) -> bool:
    """Whether this very host was allowed by name: only then may it lie in a private network."""
    return host.lower() in allowed


def is_allowed(host: str, allowed: Iterable[str]) -> bool:
    """Whether pictures may come from a host, by its own name or as a subdomain."""
    host = host.lower()
    return any(host == each or (each.startswith(".") and host.endswith(each)) for each in allowed)
