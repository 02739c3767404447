"""Readers leave by a link in an edition, mail comes back: the edition's figures say so."""

from __future__ import annotations

from django.db.models import F

from wireroom.briefing.flows.send_slice import ABOUT
from wireroom.briefing.models import Edition
from wireroom.briefing.rules.series import ALL_SERIES, FOLLOWED, MORNING
from wireroom.reader import api as reader_room


def leave_by(*, token: str, edition_id: int) -> bool:
    """Take the reader off the list by which an edition came; off all lists when there is no such edition (any more)."""
    on_list = Edition.objects.filter(pk=edition_id).values_list("on_list", flat=True).first()
    lists = (on_list,) if on_list else tuple(each.key for each in ALL_SERIES)
    has_left = reader_room.leave(token=token, lists=(*lists, FOLLOWED.key) if MORNING.key in lists else lists)
    if has_left:
        Edition.objects.filter(pk=edition_id).update(left=F("left") + 1)
    return has_left


def count_return(*, about: str) -> None:
    """Count a letter of an edition that came back."""
    number = about.removeprefix(ABOUT)
    if about.startswith(ABOUT) and number.isdigit():
        Edition.objects.filter(printings=int(number)).update(returned=F("returned") + 1)
