"""Devices tell what they have done with an alert."""

from __future__ import annotations

from django.http import HttpResponse

from wireroom.alert import api as alert
from wireroom.alert.rules.asks import UnreadableAskError, endpoint_of, number_of
from wireroom.alert.views.asks import Ask, asked
from wireroom.kernel.clock import SystemClock

A_MINUTE = 600
"""A whole company may sit behind one address when an alert arrives."""


@asked(a_minute=A_MINUTE)
def receive(ask: Ask) -> HttpResponse:
    """`{"alert", "endpoint", "what": "shown" | "clicked"}`. One that does not count gets the same answer."""
    what = ask.get("what")
    if what not in {"shown", "clicked"}:
        raise UnreadableAskError("what", "what is shown or clicked.")
    alert.note_receipt(
        alert_id=number_of(ask, "alert"), endpoint=endpoint_of(ask), what=str(what), now=SystemClock().now()
    )
    return HttpResponse(status=204)
