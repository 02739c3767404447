"""A pulse: the number by which those who look on learn that something changed, told with the change itself."""

from __future__ import annotations

from django.db import connection

from wireroom.kernel.models import Pulse

_BEAT = (
    "INSERT INTO kernel_pulse (channel, number) VALUES (%s, 1)"
    " ON CONFLICT (channel) DO UPDATE SET number = kernel_pulse.number + 1"
)


def beat(channel: str) -> None:
    """Say that something changed on this channel. In the transaction of the change, so that both are seen at once."""
    with connection.cursor() as cursor:
        cursor.execute(_BEAT, [channel])


def pulse(channel: str) -> int:
    """The channel's number now; 0 before the first beat."""
    return Pulse.objects.filter(channel=channel).values_list("number", flat=True).first() or 0
