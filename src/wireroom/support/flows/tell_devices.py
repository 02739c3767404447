"""Somebody's support begins or ends: the pages they have open on any device hear of it in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from wireroom.reader.api import tell_pages
from wireroom.support.models import Entry, Giver, Intent
from wireroom.support.queries.supporters import reader_supports_until
from wireroom.support.rules.provider_facts import CheckoutDone, CheckoutFailed, Fact
from wireroom.support.rules.standing import is_news


@contextmanager
def telling_devices(facts: Iterable[Fact], *, now: datetime) -> Iterator[None]:
    """Tell readers with an account whose standing changed by what is done meanwhile with these facts."""
    before = {reader_id: reader_supports_until(reader_id) for reader_id in _readers_in(facts)}
    yield
    for reader_id, until in before.items():
        if is_news(until, reader_supports_until(reader_id), now=now):
            tell_pages(reader_id=reader_id)


def _readers_in(facts: Iterable[Fact]) -> set[int]:
    givers: set[str] = set()
    found: set[int | None] = set()
    for fact in facts:
        givers |= {getattr(fact, "giver", "")}
        if payment := getattr(fact, "payment", ""):
            givers |= set(Entry.objects.filter(about=payment, kind="paid").values_list("giver", flat=True))
        if isinstance(fact, CheckoutDone | CheckoutFailed):
            found |= set(Intent.objects.filter(key=fact.intent).values_list("reader_id", flat=True))
    found |= set(Giver.objects.filter(ref__in=givers - {""}).values_list("reader_id", flat=True))
    return {reader_id for reader_id in found if reader_id is not None}
