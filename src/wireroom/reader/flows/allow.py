"""Let something be done only so often."""

from __future__ import annotations

from datetime import datetime

from django.utils.crypto import salted_hmac

from wireroom.reader.flows.refusals import TooOftenRefusal
from wireroom.reader.models import Attempt
from wireroom.reader.rules.patience import KEPT, Limit, next_at


def allow(*counted: tuple[Limit, str], now: datetime) -> None:
    """Note one attempt under each limit, or none at all. In the caller's transaction.

    Raises TooOftenRefusal.
    """
    Attempt.objects.filter(at__lt=now - KEPT).delete()
    named = [(limit, _hidden(whom)) for limit, whom in counted]
    again_at = max(next_at(_before(limit, whom), limit=limit, now=now) for limit, whom in named)
    if again_at > now:
        raise TooOftenRefusal(again_at)
    Attempt.objects.bulk_create(Attempt(kind=limit.kind, whom=whom, at=now) for limit, whom in named)


def _before(limit: Limit, whom: str) -> list[datetime]:
    rows = Attempt.objects.filter(kind=limit.kind, whom=whom).order_by("-at")
    return list(rows.values_list("at", flat=True)[: limit.most])


def _hidden(whom: str) -> str:
    return salted_hmac("wireroom.reader.attempt", whom, algorithm="sha256").hexdigest()
