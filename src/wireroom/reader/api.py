"""The reader room's front door: who reads. It knows nothing of what they read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from wireroom.reader.flows.who_asks import reader_who_asks
from wireroom.reader.models import Reader

__all__ = ["KnownReader", "reader_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReader:
    """Somebody signed in: a number that stays theirs, what to call them, and where they get post."""

    id: int
    name: str
    address: str

    @property
    def called(self) -> str:
        """What to call them: the name they gave, or their address."""
        return self.name or self.address


def reader_of(*, request: HttpRequest, now: datetime) -> KnownReader | None:
    """Give the reader who is signed in where this request comes from; None for everybody else, staff too.

    Only requests under `/account/` carry a reader's session.
    """
    user = reader_who_asks(request, now=now)
    if user is None:
        return None
    return KnownReader(id=user.pk, name=Reader.objects.get(user=user).name, address=user.email)
