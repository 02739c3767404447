"""Look into a file before it is taken in: to its last pixel, for whoever sends it, it is hostile.

It takes seconds for a large one, so it is done before any transaction begins, and for one file at a time in a process:
a picture of 80 million pixels fills a quarter of a gigabyte while it is looked at.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field

from wireroom.kernel.site import current_site
from wireroom.pictures.adapters import archive_files
from wireroom.pictures.adapters.lightbox import Small, UnableToLook, small
from wireroom.pictures.flows.refusals import UnableToTakeIn
from wireroom.pictures.models import ArchivedPicture
from wireroom.pictures.rules.facts import Description
from wireroom.pictures.rules.terms import Terms
from wireroom.pictures.rules.words import description_in, keywords_in, terms_in
from wireroom.wire.api import UnreadablePictureError, picture_facts
from wireroom.wire.events import shown_name
from wireroom.wire.reading import expiry, picture_words

LARGEST = 24_000_000
"""Bytes of one file; what arrives at the newsroom's door may not be larger either."""
ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file that is a picture, kept on the disk; of one that is in the archive already only hash and name are told."""

    sha256: str
    name: str
    mime: str = ""
    width: int = 0
    height: int = 0
    description: Description = field(default_factory=Description)
    terms: Terms = field(default_factory=Terms)
    keywords: str = ""


def look_into(*, data: bytes, name: str) -> Looked:
    """Decode a file, read its words, keep it and its small picture. Raises UnableToTakeIn."""
    if len(data) > LARGEST:
        raise UnableToTakeIn(f"The file has {len(data) / 1e6:.0f} MB; at most {LARGEST // 1_000_000} are taken.")
    sha256, called = hashlib.sha256(data).hexdigest(), shown_name(name) or "picture"
    if ArchivedPicture.objects.filter(sha256=sha256).exists():
        return Looked(sha256=sha256, name=called)
    mime, shown = _decoded(data)
    archive_files.keep(data)
    archive_files.keep_small(sha256, shown.data)
    words, zone = picture_words(data), current_site().zone
    return Looked(
        sha256=sha256,
        name=called,
        mime=mime,
        width=shown.width,
        height=shown.height,
        description=description_in(words.fields),
        terms=terms_in(words.fields, expires=expiry(words, zone), zone=zone),
        keywords=keywords_in(words.fields),
    )


def _decoded(data: bytes) -> tuple[str, Small]:
    if not data:
        raise UnableToTakeIn("The file is empty. Choose it again.")
    try:
        with ONE_AT_A_TIME:
            return picture_facts(data, thorough=True).mime, small(data)
    except UnreadablePictureError as fault:
        raise UnableToTakeIn(str(fault)) from fault
    except UnableToLook as fault:
        raise UnableToTakeIn("The picture cannot be drawn. Save it as JPEG, PNG or WebP and send that.") from fault
