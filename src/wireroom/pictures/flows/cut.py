"""Cut a picture: slow for a large one, so it is done before the transaction that keeps what was said of it."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.pictures.adapters import archive_files
from wireroom.pictures.adapters.lightbox import UnableToLook, cropped
from wireroom.pictures.flows.look_into import ONE_AT_A_TIME
from wireroom.pictures.flows.refusals import UnableToKeepPicture
from wireroom.pictures.queries import archive_picture
from wireroom.pictures.rules.framing import WHOLE, Crop, crop_box

MIME = "image/jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A crop, and the file of what it leaves; "" where the picture stays whole or is cut so already."""

    crop: Crop
    sha256: str = ""


def cut(*, picture_id: int, crop: Crop) -> Cut:
    """Make the file of a crop. Raises UnableToKeepPicture when it leaves too little, LookupError."""
    if not crop.leaves_enough:
        raise UnableToKeepPicture("The crop leaves too little: leave at least a tenth of each side.")
    picture = archive_picture(picture_id=picture_id)
    if crop in (WHOLE, picture.crop):
        return Cut(crop=crop)
    box = crop_box(crop, width=picture.width, height=picture.height)
    try:
        with ONE_AT_A_TIME:
            data = cropped(archive_files.file_of(picture.href), box)
    except (UnableToLook, FileNotFoundError) as fault:
        raise UnableToKeepPicture("The picture cannot be cut: its file cannot be read. Upload it again.") from fault
    return Cut(crop=crop, sha256=archive_files.keep(data))
