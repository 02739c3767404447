"""Under which number an account's owner gets mail that was asked for."""

from __future__ import annotations

from django.contrib.auth.models import User

from wireroom.reader.models import Recipient


def recipient_number(*, reader_id: int) -> int | None:
    """The number of the reader's address among those mail goes to; None when none ever went there."""
    address = User.objects.filter(pk=reader_id).values("email")
    return Recipient.objects.filter(address__in=address).values_list("pk", flat=True).first()
