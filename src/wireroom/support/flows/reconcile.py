"""Once a day, hold our books against the provider's: fetch what never reached us, and say what does not agree."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import structlog
from django.db import transaction

from wireroom.support.adapters.provider import Provider, ProviderAwayError, ProviderRefusedError
from wireroom.support.flows.file_notice import file_notice
from wireroom.support.flows.read_notice import read_notice
from wireroom.support.flows.settle_payment import write_settlement
from wireroom.support.models import Entry, Intent, Line, Reconciliation
from wireroom.support.queries.comparisons import next_comparison
from wireroom.support.rules.provider_facts import Settled

log = structlog.get_logger(__name__)
AGAIN = timedelta(days=3)
"""Each comparison looks three days behind the last one: movements are booked late."""
FIRST = timedelta(days=29)
UNPAID_KEPT = timedelta(days=35)
"""Longer than the provider tells anew what happened."""
SETTLING = timedelta(minutes=30)
MOST_NAMED = 50


def reconcile_when_due(*, provider: Provider, now: datetime) -> bool:
    """Compare if the last comparison is a day old, sooner after one that could not be made; say whether it was done."""
    due = next_comparison()
    if due and due > now:
        return False
    good = Reconciliation.objects.filter(trouble="").order_by("-ran_at").first()
    since = max(good.ran_at - AGAIN, now - FIRST) if good else now - FIRST
    reconcile(since=since, provider=provider, now=now)
    _forget_unpaid(now=now)
    return True


def _forget_unpaid(*, now: datetime) -> None:
    """Delete intents that nobody paid: the provider's page for them is long gone, and a few name an account."""
    Intent.objects.filter(state__in=("begun", "open", "gone", "failed"), begun_at__lt=now - UNPAID_KEPT).delete()


def reconcile(*, since: datetime, provider: Provider, now: datetime) -> Reconciliation:
    """Compare from that moment on, and keep what was found; a provider that is away is kept as trouble."""
    found = Reconciliation(ran_at=now, since=since)
    try:
        found.recovered = _fetch_lost(since, provider=provider, now=now)
        settled = list(provider.settlements_since(since))
    except (ProviderAwayError, ProviderRefusedError) as fault:
        return _troubled(found, str(fault))
    except Exception as fault:  # what compares the books stands in the way of letters, and must not stop them
        log.exception("support.comparison_failed")
        return _troubled(found, f"The comparison failed ({type(fault).__name__}); the log says where.")
    for each in settled:
        write_settlement(each, now=now)
    missing_here = [each for each in settled if each.source and not _stands_here(each)]
    found.agreed = len(settled) - len(missing_here)
    found.missing_here = [_named(each) for each in missing_here[:MOST_NAMED]]
    found.missing_there = _missing_there({each.source for each in settled}, since=since, until=now - SETTLING)
    found.save()
    if missing_here or found.missing_there:
        log.error("support.books_differ", here=len(missing_here), there=len(found.missing_there))
    return found


def _troubled(found: Reconciliation, why: str) -> Reconciliation:
    found.trouble = why
    found.save()
    return found


def _fetch_lost(since: datetime, *, provider: Provider, now: datetime) -> int:
    """Keep and read the notices that never arrived; how many there were."""
    recovered = 0
    for notice in provider.notices_since(since):
        with transaction.atomic():
            if file_notice(notice, now=now):
                recovered += 1
                read_notice(ref=notice.ref, provider=provider, now=now)
    return recovered


def _stands_here(settled: Settled) -> bool:
    """Whether our books moved the same, by the same payment, refund, dispute or payout."""
    entries = Entry.objects.filter(key__endswith=f":{settled.source}").exclude(kind="settled")
    lines = Line.objects.filter(entry__in=entries, account="provider", currency=settled.moved.currency)
    return lines.filter(amount=settled.moved.amount).exists()


def _named(settled: Settled) -> dict[str, object]:
    return {"source": settled.source, "amount": settled.moved.amount, "currency": settled.moved.currency}


def _missing_there(sources: Iterable[str], *, since: datetime, until: datetime) -> list[dict[str, str]]:
    known = set(sources)
    entries = Entry.objects.filter(at__gte=since, at__lt=until).exclude(kind="settled").order_by("at")
    return [
        {"source": entry.key, "at": entry.at.isoformat()}
        for entry in entries
        if entry.key.partition(":")[2] not in known
    ][:MOST_NAMED]
