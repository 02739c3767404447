"""What a reader follows, wherever they are told of it. Keys are other rooms' words; here they mean nothing."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.reader.events import FollowingChanged
from wireroom.reader.models import Followed

MOST = 200
LONGEST = 140


@transaction.atomic
def follow(user: User, *, keys: Iterable[str]) -> None:
    """Let a reader follow just these; that they changed is announced, if they did."""
    wanted = sorted({key for key in keys if 0 < len(key) <= LONGEST})[:MOST]
    if wanted == sorted(Followed.objects.filter(user=user).values_list("key", flat=True)):
        return
    Followed.objects.filter(user=user).delete()
    Followed.objects.bulk_create(Followed(user=user, key=key) for key in wanted)
    announce(FollowingChanged(reader_id=user.pk))
