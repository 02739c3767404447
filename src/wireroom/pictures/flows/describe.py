"""Say what a picture shows and where it is cut. Stories keep the words they were given; a new cut reaches them all."""

from __future__ import annotations

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.pictures.events import ArchivePictureChanged
from wireroom.pictures.flows.cut import MIME, Cut
from wireroom.pictures.flows.keeping import picture_for_change
from wireroom.pictures.models import ArchivedPicture
from wireroom.pictures.queries import facts_of
from wireroom.pictures.rules.facts import PROVIDER, ArchivePicture, Description
from wireroom.pictures.rules.framing import WHOLE, Point
from wireroom.pictures.rules.searched import searched_words


@transaction.atomic
def describe(*, picture_id: int, description: Description, focus: Point, made: Cut, revision: int) -> ArchivePicture:
    """Keep words, focal point and a crop that was made. Raises UnableToKeepPicture, LookupError."""
    row = picture_for_change(picture_id, revision=revision)
    row.caption, row.alt, row.credit, row.source = (
        description.caption,
        description.alt,
        description.credit,
        description.source,
    )
    row.words = searched_words(row.name, description, row.keywords)
    row.focus_x, row.focus_y = focus.x, focus.y
    if made.crop != facts_of(row).crop:
        _print(row, made)
        announce(ArchivePictureChanged(provider=PROVIDER, href=row.sha256))
    row.save()
    return facts_of(row)


def _print(row: ArchivedPicture, made: Cut) -> None:
    crop = made.crop
    row.crop_left, row.crop_top, row.crop_right, row.crop_bottom = crop.left, crop.top, crop.right, crop.bottom
    if crop == WHOLE:
        row.print_sha256, row.print_mime = row.sha256, row.mime
    else:
        row.print_sha256, row.print_mime = made.sha256, MIME
