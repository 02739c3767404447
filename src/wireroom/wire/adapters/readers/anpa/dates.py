"""The date at the end of an ANPA-1312 story: AP prints month-day-year, Kyodo and others day-month-year."""

from __future__ import annotations

import re
from datetime import UTC, tzinfo

from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.typed.dates import typed_moment, zone_of
from wireroom.wire.rules.item import Moment

_DATE = re.compile(
    r"\b(?P<one>\d{1,2})[-/](?P<two>\d{1,2})[-/](?P<year>\d{2}(?:\d{2})?)"
    r"\s+(?P<hour>\d{2}):?(?P<minute>\d{2})\s*(?P<zone>[A-Za-z]{1,4})?"
)
_DAY_FIRST = re.compile(r"\bkyodo\b", re.IGNORECASE)


_LONGEST = 200


def dated(trailer: str, *, hint: str, zone: tzinfo | None) -> Moment | None:
    """The moment a trailer prints, None where it prints none.

    A number above 12 tells which is the month; where both could be, `hint` (the copy) or the trailer's own agency
    does: Kyodo puts the day first. Without a zone it is the feed's `zone`, or GMT, as ANPA-1312 has it.
    """
    trailer = trailer[-_LONGEST:]
    found = _DATE.search(trailer)
    if found is None:
        return None
    one, two = int(found["one"]), int(found["two"])
    agency = trailer[: found.start()].strip(" \t-^<")
    kyodo = _DAY_FIRST.search(agency or hint)
    month, day = (two, one) if one > 12 or (two <= 12 and kyodo) else (one, two)
    return typed_moment(
        line(found[0]) or "",
        year=int(found["year"]),
        month=month,
        day=day,
        hour=int(found["hour"]),
        minute=int(found["minute"]),
        given=zone_of(found["zone"]),
        zone=zone or UTC,
    )
