"""The time zones that a reader may live in, for a form that cannot ask the browser."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def zones_offered() -> tuple[str, ...]:
    """Name the zones called after a place, in order, and UTC."""
    places = (zone for zone in available_timezones() if zone.startswith(tuple(f"{region}/" for region in REGIONS)))
    return (*sorted(places), "UTC")
