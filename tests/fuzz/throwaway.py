"""A newsroom of its own folder and database, into which a sample of the deliveries is filed."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from deliveries import Mutated

_ENDED = {"filed", "quarantined", "repeat"}


class Newsroom:
    """Set up on first use. `file` says what was lost or left undone."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="wireroom-fuzz-"))
        os.environ["WIREROOM_DATA"] = str(self.folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "wireroom.config.django_settings"
        import django  # noqa: PLC0415 - only after the settings know the folder
        import structlog  # noqa: PLC0415 - as above
        from django.core.management import call_command  # noqa: PLC0415 - as above

        django.setup()
        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
        call_command("migrate", verbosity=0, interactive=False)

    def file(self, batch: list[Mutated]) -> Iterator[str]:
        """File a batch as if it had arrived; every delivery must end, and its bytes must still be there."""
        from wireroom.kernel.clock import SystemClock  # noqa: PLC0415 - needs Django
        from wireroom.wire import api as wire  # noqa: PLC0415 - needs Django

        now = SystemClock().now()
        receipts = [wire.receive(feed="fuzz", name=f"{each.number}.x", data=each.data, now=now) for each in batch]
        while wire.file_waiting(now=now):
            pass
        for each, receipt in zip(batch, receipts, strict=True):
            yield from self._faults(each, receipt.delivery_id)

    def _faults(self, mutated: Mutated, number: int) -> Iterator[str]:
        from wireroom.wire import api as wire  # noqa: PLC0415 - needs Django
        from wireroom.wire.models import Delivery  # noqa: PLC0415 - as above

        state = Delivery.objects.get(pk=number).state
        if state not in _ENDED:
            yield f"delivery {mutated.number} ended as {state!r}"
        if wire.raw_delivery(delivery_id=number).data != mutated.data:
            yield f"delivery {mutated.number} lost its raw bytes"

    def close(self) -> None:
        """Throw it away."""
        shutil.rmtree(self.folder, ignore_errors=True)
