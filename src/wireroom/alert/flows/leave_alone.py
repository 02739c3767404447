"""A reader says for all their devices, or for one of them, when it is left alone; its own page shows it at once."""

from __future__ import annotations

from wireroom.alert.flows.sheets import move, names_of
from wireroom.alert.flows.subscribe import profile_id
from wireroom.alert.models import Subscription, writing
from wireroom.alert.rules.readers import Peace, UnknownDeviceError
from wireroom.reader import api as reader

NOT_YOURS = "There is no such browser among yours."


def leave_alone(*, reader_id: int, peace: Peace) -> None:
    """Leave a reader alone so on each of their devices."""
    with writing():
        for row in Subscription.objects.select_for_update().filter(reader_id=reader_id):
            _bring(row, peace, paused=row.paused)
    reader.tell_pages(reader_id=reader_id)


def leave_device_alone(*, reader_id: int, device_id: int, peace: Peace, paused: bool) -> None:
    """Leave a reader alone so on one device. Raises UnknownDeviceError when it is not theirs."""
    with writing():
        row = Subscription.objects.select_for_update().filter(reader_id=reader_id, pk=device_id).first()
        if row is None:
            raise UnknownDeviceError(NOT_YOURS)
        _bring(row, peace, paused=paused)
    reader.tell_pages(reader_id=reader_id)


def _bring(row: Subscription, peace: Peace, *, paused: bool) -> None:
    before = names_of(row)
    row.profile_id, row.cap, row.wakes, row.paused = profile_id(peace.rest), peace.cap, peace.wakes, paused
    row.save(update_fields=["profile_id", "cap", "wakes", "paused"])
    move(row.pk, before=before, after=names_of(row))
