"""Write into the books what moved: each thing once, whole or not at all."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import transaction

from wireroom.support.models import Entry, Line
from wireroom.support.queries.ledger import lines_of
from wireroom.support.rules.ledger import Posting, check_balance

log = structlog.get_logger(__name__)


@transaction.atomic
def write_entry(posting: Posting, *, now: datetime) -> bool:
    """Write one entry with its lines; False where it stands in the books already.

    Raises UnbalancedError. One that stands there with other amounts stays as it is: the comparison with the provider
    shows it to the desk.
    """
    check_balance(posting)
    standing = Entry.objects.filter(key=posting.key).first()
    if standing is not None:
        if lines_of(standing) != sorted(posting.lines):
            log.error("support.told_otherwise", entry=posting.key)
        return False
    entry = Entry.objects.create(
        key=posting.key, kind=posting.kind, about=posting.about, giver=posting.giver, at=posting.at, noted_at=now
    )
    Line.objects.bulk_create(
        Line(entry=entry, account=line.account, currency=line.money.currency, amount=line.money.amount)
        for line in posting.lines
    )
    return True
