"""Which VAPID keys are still needed."""

from __future__ import annotations

from wireroom.alert.queries.sheets import names_under


def keys_in_use() -> tuple[str, ...]:
    """The names of the keys that subscriptions were made with."""
    return tuple(name.removeprefix("key:") for name in names_under("key:"))
