"""The moments that a picture file tells: XMP has each in one, IIM as a day and a time."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.photo.words import PhotoWords
from wireroom.wire.rules.item import Moment

_TIME = re.compile(r"(\d{2})(\d{2})(\d{2})([+-]\d{4})?")


def taken(words: PhotoWords, zone: ZoneInfo) -> Moment | None:
    """When the picture was taken (IIM 2:55, 2:60; photoshop:DateCreated)."""
    return _moment(words, zone, "date", "time")


def expiry(words: PhotoWords, zone: ZoneInfo) -> Moment | None:
    """After when the picture must not be used any more (IIM 2:37, 2:38; PLUS LicenseEndDate; PRISM expirationDate)."""
    return _moment(words, zone, "expires", "expires_time")


def _moment(words: PhotoWords, zone: ZoneInfo, day: str, time_of_day: str) -> Moment | None:
    date, time = words.one(day), _TIME.fullmatch(words.one(time_of_day) or "")
    if date and time and "T" not in date:
        return moment(f"{date}T{time[1]}{time[2]}{time[3]}{time[4] or ''}", zone) or moment(date, zone)
    return moment(date, zone)
