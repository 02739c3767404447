"""Moments as a newspaper prints them, always in the site's zone and with the zone's name."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def clock(at: datetime, *, zone: ZoneInfo) -> str:
    """The time of day: `14:05 CET`."""
    local = at.astimezone(zone)
    return f"{local:%H:%M} {zone_name(local)}"


def hour(at: datetime, *, zone: ZoneInfo) -> str:
    """The time of day without its zone, for columns that name the zone once: `14:05`."""
    return f"{at.astimezone(zone):%H:%M}"


def longdate(at: date | datetime, *, zone: ZoneInfo) -> str:
    """The day in full: `Sunday 22 November 2026`. A plain date is taken as it is."""
    day = _day(at, zone)
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def shortdate(at: date | datetime, *, zone: ZoneInfo) -> str:
    """The day in brief: `22 Nov 2026`."""
    day = _day(at, zone)
    return f"{day.day} {day:%b} {day.year}"


def stamp(at: datetime, *, zone: ZoneInfo) -> str:
    """Day and time, exact: `Sun 22 Nov 2026, 14:05 CET`."""
    local = at.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b} {local.year}, {clock(at, zone=zone)}"


def zone(at: datetime, *, zone: ZoneInfo) -> str:
    """The name of the zone at that moment: `CET`."""
    return zone_name(at.astimezone(zone))


def iso(at: date | datetime) -> str:
    """The machine's form for a `datetime` attribute, to the second and with its offset (RFC 3339)."""
    return at.isoformat(timespec="seconds") if isinstance(at, datetime) else at.isoformat()


def zone_name(local: datetime) -> str:
    """The zone's short name; where the tz database has only digits (`+03`), `UTC+3`."""
    name = local.tzname() or ""
    if not name.startswith(("+", "-")):
        return name
    hours, minutes = name[1:3].lstrip("0") or "0", name[3:]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes else "")


def _day(at: date | datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date() if isinstance(at, datetime) else at
