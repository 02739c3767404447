"""A reader ends the alerts of one of their devices, which need not be at hand, or of all with their account."""

from __future__ import annotations

from datetime import datetime

from wireroom.alert.flows.leave_alone import NOT_YOURS
from wireroom.alert.flows.subscribe import forget
from wireroom.alert.models import Ended, Subscription, writing
from wireroom.alert.rules.readers import UnknownDeviceError
from wireroom.reader import api as reader


def end_alerts(*, reader_id: int, device_id: int, now: datetime) -> None:
    """Forget one of a reader's devices and all that was kept of it, but that it was ended.

    Raises UnknownDeviceError when it is not theirs. Whoever sits at the device can ask for alerts again; it does not
    by itself, when its push service gives it another endpoint.
    """
    with writing():
        row = Subscription.objects.filter(reader_id=reader_id, pk=device_id).first()
        if row is None:
            raise UnknownDeviceError(NOT_YOURS)
        _end([row], now=now)
    reader.tell_pages(reader_id=reader_id)


def forget_reader(*, reader_id: int, now: datetime) -> None:
    """A reader is erased: their devices are told of nothing any more, and begin nothing anew by themselves.

    Nothing of them is kept but that they were ended, which names nobody.
    """
    with writing():
        _end(list(Subscription.objects.filter(reader_id=reader_id)), now=now)


def _end(rows: list[Subscription], *, now: datetime) -> None:
    for row in rows:
        Ended.objects.update_or_create(digest=bytes(row.digest), defaults={"at": now})
    forget([row.pk for row in rows])
