"""What this installation gives the alert room: told once by `config` when a process starts, and by tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """The room's equipment.

    `keys` is the folder of VAPID keys; `front` the address at which this installation's own front answers, where a
    page is proven live; `push_services` are hosts and origins allowed beside the browsers' own; `contact` is what a
    push service's people may write to; `authorities` a file of certificates to believe instead of the system's.
    """

    keys: Path
    front: str
    contact: str
    push_services: frozenset[str] = field(default_factory=frozenset)
    authorities: Path | None = None


_equipment: Equipment | None = None


def equip(equipment: Equipment) -> None:
    """Set the room's equipment."""
    global _equipment  # noqa: PLW0603 - one process serves one installation
    _equipment = equipment


def equipment() -> Equipment:
    """The room's equipment. Raises RuntimeError when the process did not call `equip` first."""
    if _equipment is None:
        message = "The alert room is not equipped: start through `wireroom`, or call alert.api.equip() in the test."
        raise RuntimeError(message)
    return _equipment
