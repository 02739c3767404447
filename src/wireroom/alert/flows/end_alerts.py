"""A reader ends the alerts of one of their devices, which need not be at hand."""

from __future__ import annotations

from wireroom.alert.flows.leave_alone import NOT_YOURS
from wireroom.alert.flows.subscribe import forget
from wireroom.alert.models import Subscription, writing
from wireroom.alert.rules.readers import UnknownDeviceError
from wireroom.reader import api as reader


def end_alerts(*, reader_id: int, device_id: int) -> None:
    """Forget one of a reader's devices and all that was kept of it.

    Raises UnknownDeviceError when it is not theirs. The device can ask for alerts again, and nobody for it.
    """
    with writing():
        own = Subscription.objects.filter(reader_id=reader_id, pk=device_id).values_list("pk", flat=True)
        if not forget(own):
            raise UnknownDeviceError(NOT_YOURS)
    reader.tell_pages(reader_id=reader_id)
