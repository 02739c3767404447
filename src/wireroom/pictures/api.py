"""The pictures room's front door: the archive, and the file of any picture a story shows."""

from __future__ import annotations

from wireroom.pictures.flows.cut import cut
from wireroom.pictures.flows.describe import describe
from wireroom.pictures.flows.expire import expire_due
from wireroom.pictures.flows.look import look
from wireroom.pictures.flows.look_into import LARGEST, look_into
from wireroom.pictures.flows.look_into_offered import look_into_offered
from wireroom.pictures.flows.refusals import UnableToKeepPicture, UnableToTakeIn
from wireroom.pictures.flows.set_terms import set_terms
from wireroom.pictures.flows.show import note_showing, objections
from wireroom.pictures.flows.take_in import take_in
from wireroom.pictures.queries import (
    archive_picture,
    archive_pictures,
    ending_pictures,
    next_expiry,
    picture_file,
    picture_sources,
    pictures_named,
    pictures_numbered,
    small_file,
    stories_showing,
)

__all__ = [
    "LARGEST",
    "UnableToKeepPicture",
    "UnableToTakeIn",
    "archive_picture",
    "archive_pictures",
    "cut",
    "describe",
    "ending_pictures",
    "expire_due",
    "look",
    "look_into",
    "look_into_offered",
    "next_expiry",
    "note_showing",
    "objections",
    "picture_file",
    "picture_sources",
    "pictures_named",
    "pictures_numbered",
    "set_terms",
    "small_file",
    "stories_showing",
    "take_in",
]
