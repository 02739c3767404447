"""An agency withdraws a picture that the archive took in: it may be used from there no more than from the wire."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.pictures.events import ArchivePictureChanged
from wireroom.pictures.models import ArchivedPicture
from wireroom.pictures.rules.facts import PROVIDER
from wireroom.wire.api import withdrawn_files

WHY = "its agency withdrew it"


@transaction.atomic
def hold_withdrawn(pictures: Iterable[tuple[str, str]]) -> None:
    """Hold back whatever of the archive is the file of a withdrawn picture, named by provider and href.

    What is held back already keeps its reason.
    """
    files = withdrawn_files(pictures)
    rows = ArchivedPicture.objects.select_for_update().filter(sha256__in=files, held="") if files else ()
    for row in rows:
        row.held, row.revision = WHY, row.revision + 1
        row.save(update_fields=["held", "revision"])
        announce(ArchivePictureChanged(provider=PROVIDER, href=row.sha256))
