"""Take a picture into the archive, with what its file says of it."""

from __future__ import annotations

from datetime import datetime

from wireroom.pictures.flows.look_into import Looked
from wireroom.pictures.models import ArchivedPicture
from wireroom.pictures.queries import facts_of
from wireroom.pictures.rules.facts import ArchivePicture
from wireroom.pictures.rules.searched import searched_words


def take_in(looked: Looked, *, by: str, now: datetime) -> tuple[ArchivePicture, bool]:
    """Give the picture of a file, with whether it is new: the same file twice is the same picture."""
    said, terms = looked.description, looked.terms
    row, is_new = ArchivedPicture.objects.get_or_create(
        sha256=looked.sha256,
        defaults={
            "print_sha256": looked.sha256,
            "mime": looked.mime,
            "print_mime": looked.mime,
            "width": looked.width,
            "height": looked.height,
            "name": looked.name,
            "caption": said.caption,
            "alt": said.alt,
            "credit": said.credit,
            "source": said.source,
            "rights": terms.rights,
            "usage": terms.usage,
            "expires_at": terms.expires_at,
            "most_stories": terms.most_stories,
            "held": terms.held,
            "keywords": looked.keywords,
            "words": searched_words(looked.name, said, looked.keywords),
            "taken_in_by": by[:150],
            "taken_in_at": now,
        },
    )
    return facts_of(row), is_new
