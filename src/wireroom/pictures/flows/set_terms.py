"""Say how a picture may be used. Where it stands already, it leaves at once when it may no longer be shown."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.pictures.events import ArchivePictureChanged
from wireroom.pictures.flows.keeping import picture_for_change
from wireroom.pictures.queries import facts_of, terms_of
from wireroom.pictures.rules.facts import PROVIDER, ArchivePicture
from wireroom.pictures.rules.terms import Terms, may_show


@transaction.atomic
def set_terms(*, picture_id: int, terms: Terms, revision: int, now: datetime) -> ArchivePicture:
    """Keep the terms of a picture. Raises UnableToKeepPicture when somebody was faster, LookupError."""
    row = picture_for_change(picture_id, revision=revision)
    was_shown = may_show(terms_of(row), now=now)
    if terms.expires_at != row.expires_at:
        row.expires_at, row.expiry_told = terms.expires_at, False
    row.rights, row.usage, row.held, row.most_stories = terms.rights, terms.usage, terms.held, terms.most_stories
    row.save()
    if may_show(terms, now=now) != was_shown:
        announce(ArchivePictureChanged(provider=PROVIDER, href=row.sha256))
    return facts_of(row)
