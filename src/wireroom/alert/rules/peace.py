"""How a reader is left alone, read from a form that needs no script, and told in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

from wireroom.alert.rules.readers import Peace, UnableToKeep, Wishes, checked
from wireroom.alert.rules.rest import Rest

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_CAP = re.compile(r"[0-9]{1,6}")
NIGHT = ("22:00", "07:00")
"""What is suggested to who keeps no quiet hours."""
UNREADABLE_HOURS = "Quiet hours need two times of day, such as from 22:00 to 07:00."
NO_HOURS = "Quiet hours that end when they begin are none: set two different times, or keep no quiet hours."


def peace_in(form: Mapping[str, str]) -> Peace:
    """What a form asks for that has the fields of the alerts page. Raises UnableToKeep in words for the reader."""
    cap = form.get("cap", "0")
    wishes = checked(
        Wishes(rest=_rest_in(form), cap=int(cap) if _CAP.fullmatch(cap) else -1, wakes=bool(form.get("wakes"))),
    )
    return wishes.peace


def as_form(peace: Peace) -> dict[str, str]:
    """The fields of a form that asks for this; one that is not ticked is empty."""
    rest = peace.rest
    begins, ends = (f"{rest.begins:%H:%M}", f"{rest.ends:%H:%M}") if rest.is_kept else NIGHT
    return {
        "quiet": "on" if rest.is_kept else "",
        "begins": begins,
        "ends": ends,
        "zone": rest.zone,
        "cap": str(peace.cap),
        "wakes": "on" if peace.wakes else "",
    }


def in_sentences(wishes: Wishes) -> tuple[str, ...]:
    """How one device is left alone, for its owner."""
    rest, cap = wishes.rest, wishes.cap
    hours = (
        f"Quiet from {rest.begins:%H:%M} to {rest.ends:%H:%M}, {rest.zone.replace('_', ' ')}." if rest.is_kept else ""
    )
    most = f"At most {cap} {'alert' if cap == 1 else 'alerts'} a day." if cap else "As many alerts as there are."
    wakes = "Breaking news may wake you, and does not count." if wishes.wakes and (cap or rest.is_kept) else ""
    muted = len(wishes.muted)
    silent = f"{muted} muted {'story' if muted == 1 else 'stories'}." if muted else ""
    paused = "Paused: nothing new is told." if wishes.paused else ""
    return tuple(said for said in (paused, hours or "No quiet hours.", most, wakes, silent) if said)


def _rest_in(form: Mapping[str, str]) -> Rest:
    zone = form.get("zone", "")
    if not form.get("quiet"):
        return Rest(zone=zone)
    begins, ends = (_CLOCK.fullmatch(form.get(name, "")) for name in ("begins", "ends"))
    if begins is None or ends is None:
        raise UnableToKeep(UNREADABLE_HOURS)
    if begins[0] == ends[0]:
        raise UnableToKeep(NO_HOURS)
    return Rest(zone=zone, begins=time(int(begins[1]), int(begins[2])), ends=time(int(ends[1]), int(ends[2])))
