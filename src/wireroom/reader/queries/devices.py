"""Where a reader is signed in."""

from __future__ import annotations

from datetime import datetime, timedelta

from wireroom.reader.models import Device

SEEN_AGAIN_AFTER = timedelta(hours=1)


def is_signed_in(user_id: int, *, session_key: str, now: datetime) -> bool:
    """Whether this session is one of the reader's; note at most once an hour that it was used."""
    device = Device.objects.filter(user_id=user_id, session_key=session_key).first()
    if device is not None and device.seen_at < now - SEEN_AGAIN_AFTER:
        Device.objects.filter(pk=device.pk).update(seen_at=now)
    return device is not None


def devices_of(user_id: int) -> tuple[Device, ...]:
    """The reader's devices, the one used last first."""
    return tuple(Device.objects.filter(user_id=user_id).order_by("-seen_at", "-pk"))
