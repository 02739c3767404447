"""What a benchmark found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Named figures with their units, over so many runs; `missing` names peers that are not installed."""

    figures: dict[str, float]
    units: dict[str, str]
    runs: int
    missing: tuple[str, ...] = ()
