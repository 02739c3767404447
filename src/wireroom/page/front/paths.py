"""Which path means what."""

from __future__ import annotations

LIVE = "/live"
APP_PREFIXES = ("/desk", "/account", "/search", "/alerts", "/briefings", "/support", "/wire/push", "/wire/websub")


def belongs_to_app(path: str) -> bool:
    """True for what the application answers: desk, accounts, search, what readers send, pushes, hubs."""
    return any(path == prefix or path.startswith(prefix + "/") for prefix in APP_PREFIXES)


def without_slash(path: str) -> str | None:
    """The path to move to when one ends in a slash; None when it is well as it is."""
    bare = path.rstrip("/")
    return bare if bare and bare != path else None
