"""Copy and pictures that a machine made or changed, by their digital source type (IPTC NewsCodes)."""

from __future__ import annotations

from collections.abc import Iterable

_TYPES = ("algorithmicmedia", "trainedalgorithmic", "composite", "softwareimage", "virtualrecording")


def made_by_machine(source_types: Iterable[str], *, what: str) -> tuple[str, ...]:
    """What an editor is told of these types, each a code or an address that ends in one."""
    names = (each.rstrip("/").rpartition("/")[2].rpartition(":")[2] for each in source_types)
    told = (name for name in names if any(each in name.lower() for each in _TYPES))
    return tuple(f"The {what} is marked as made or changed by a machine ({name[:60]})." for name in told)
