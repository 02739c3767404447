"""A reader erased their account: nothing here points to them any more, and the provider forgets them too."""

from __future__ import annotations

import secrets

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.support.events import GiverGone
from wireroom.support.models import Giver, Intent


@transaction.atomic
def forget_reader(*, reader_id: int) -> None:
    """Cut the tie between account and gifts. What they pledged ends; the books keep sums, and no name.

    Their gifts stay one person's, by a mark drawn by lot that no address leads to.
    """
    theirs = Giver.objects.filter(reader_id=reader_id)
    givers = list(theirs.values_list("ref", flat=True))
    marks = list(theirs.exclude(mark="").values_list("mark", flat=True))
    Intent.objects.filter(reader_id=reader_id).update(reader_id=None)
    drawn = secrets.token_hex(32)
    Giver.objects.filter(mark__in=marks, reader_id=None).update(mark=drawn)
    theirs.update(reader_id=None, mark=drawn)
    announce(*(GiverGone(giver=giver) for giver in givers))
