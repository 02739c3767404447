"""Sign out: here, on one device, or everywhere."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel.pulse import beat
from wireroom.reader.adapters import sessions
from wireroom.reader.flows.sign_in import note_event
from wireroom.reader.models import Device

CHANNELS = 8


def channel_of(user_id: int) -> str:
    """The channel that rises when something about this reader's sessions changed; some readers share one."""
    return f"readers-{user_id % CHANNELS}"


@transaction.atomic
def sign_out(user: User, *, session_key: str, now: datetime) -> None:
    """Sign out where that session is."""
    for device in Device.objects.filter(user=user, session_key=session_key):
        note_event(user, occasion="signed-out", device=device.name, now=now)
    _end(user, [session_key], now=now)


@transaction.atomic
def sign_out_device(user: User, *, device_id: int, now: datetime) -> None:
    """Sign one of the reader's own devices out; one that is gone already changes nothing."""
    for device in Device.objects.filter(user=user, pk=device_id):
        note_event(user, occasion="signed-out-device", device=device.name, now=now)
        _end(user, [device.session_key], now=now)


@transaction.atomic
def sign_out_everywhere(user: User, *, device_name: str, now: datetime) -> None:
    """End every session of the reader, this one too."""
    note_event(user, occasion="signed-out-everywhere", device=device_name, now=now)
    end_all(user, now=now)


def end_all(user: User, *, now: datetime) -> None:
    """End every session of the reader. In the caller's transaction."""
    _end(user, list(Device.objects.filter(user=user).values_list("session_key", flat=True)), now=now)


def end_others(user: User, *, session_key: str, now: datetime) -> None:
    """End every session of the reader but this one. In the caller's transaction."""
    others = Device.objects.filter(user=user).exclude(session_key=session_key)
    _end(user, list(others.values_list("session_key", flat=True)), now=now)


def _end(user: User, session_keys: list[str], *, now: datetime) -> None:
    Device.objects.filter(user=user, session_key__in=session_keys).delete()
    sessions.end(session_keys, now=now)
    beat(channel_of(user.pk))
