"""Dates that agencies type at the end of a message: names of months and of zones in many languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from wireroom.wire.rules.item import Moment

_MONTHS = (
    "jan january januar jänner janvier janv gennaio gen enero ene janeiro januari",
    "feb february februar feber février fév fevrier fev febbraio febrero fevereiro februari",
    "mar march märz mär mrz maerz mars marzo março maart mrt",
    "apr april avril avr aprile abril abr",
    "may mai maggio mag mayo maio mei maj",
    "jun june juni juin giugno giu junio junho",
    "jul july juli juillet juil jui luglio lug julio julho",
    "aug august août aou aoû aout agosto ago augustus augusti",
    "sep september sept septembre settembre set septiembre setembro",
    "oct october okt oktober octobre ottobre ott octubre outubro out",
    "nov november novembre noviembre novembro",
    "dec december dez dezember décembre déc decembre dicembre dic diciembre dezembro des desember",
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_HOURS = {
    "gmt": 0, "utc": 0, "z": 0, "ut": 0, "wet": 0, "bst": 1, "west": 1, "met": 1, "mez": 1, "cet": 1, "mesz": 2,
    "cest": 2, "sast": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "est": -5,
    "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip


def month_of(text: str) -> int | None:
    """The number of a month by its name or short name in any language of the tables, or by its digits."""
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return _NUMBERS.get(text.strip(".").casefold())


def zone_of(text: str | None) -> tzinfo | None:
    """The zone that a short name stands for (`GMT`, `MESZ`, `EST`), None for none or one nobody knows."""
    hours = _HOURS.get((text or "").strip().casefold())
    if hours is None:
        return None
    return UTC if hours == 0 else timezone(timedelta(hours=hours))


def typed_moment(
    raw: str, *, year: int, month: int, day: int, hour: int, minute: int, given: tzinfo | None, zone: tzinfo
) -> Moment:
    """A moment put together from its parts, in the zone `given` in the text, else in the feed's `zone`.

    A year of two digits is of 1970 to 2069. Hour 24 is the next day's first. Parts that make no date give a moment
    that is not understood.
    """
    if year < 100:
        year += 2000 if year < 70 else 1900
    if not (hour <= 24 and minute <= 59):
        return Moment(raw=raw)
    try:
        at = datetime(year, month, day, tzinfo=given or zone) + timedelta(hours=hour, minutes=minute)
    except (ValueError, OverflowError):
        return Moment(raw=raw)
    return Moment(raw=raw, at=at, zone_reason="given" if given else "feed")
