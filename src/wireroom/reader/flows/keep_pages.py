"""What a reader saves, and what they have read where they want that remembered. Here pages are numbers only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from wireroom.kernel.site import current_site
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.models import Consent, KeptPage, Reader
from wireroom.reader.rules.keeping import LARGEST_PAGE, MOST_READ, MOST_SAVED, READ_KEPT_FOR, remembering_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """That a reader has read a page: its version then, and when."""

    edition: int
    at: datetime


@transaction.atomic
def save_page(user: User, *, page: int, now: datetime) -> None:
    """Save a page; one that is saved already stays where it is in the list. Raises Refusal when the list is full."""
    saved = KeptPage.objects.filter(user=user, saved_at__isnull=False)
    if not 0 < page <= LARGEST_PAGE or saved.filter(page=page).exists():
        return
    if saved.count() >= MOST_SAVED:
        raise Refusal(f"You have saved {MOST_SAVED} stories, which is the most there may be. Remove one first.")
    KeptPage.objects.update_or_create(user=user, page=page, defaults={"saved_at": now})


@transaction.atomic
def drop_page(user: User, *, page: int) -> None:
    """Save it no longer."""
    _forget(KeptPage.objects.filter(user=user, page=page), "saved_at")


@transaction.atomic
def note_reading(user: User, *, page: int, edition: int, now: datetime) -> Reading | None:
    """Note what a reader has opened, if they want that, and give how they read it before; what is old is forgotten."""
    if not Reader.objects.filter(user=user, remembers=True).exists() or not 0 < page <= LARGEST_PAGE:
        return None
    read = KeptPage.objects.filter(user=user, read_at__isnull=False)
    row = read.filter(page=page).first()
    before = Reading(edition=row.edition, at=row.read_at) if row and row.read_at else None
    newest = max(edition, row.edition) if row else edition
    KeptPage.objects.update_or_create(user=user, page=page, defaults={"read_at": now, "edition": newest})
    beyond = list(read.order_by("-read_at", "-pk").values_list("pk", flat=True)[MOST_READ:])
    _forget(KeptPage.objects.filter(pk__in=beyond), "read_at")
    _forget(read.filter(read_at__lt=now - READ_KEPT_FOR), "read_at")
    return before


@transaction.atomic
def remember(user: User, *, now: datetime) -> None:
    """From now on remember what this reader reads; the words they agreed to are kept."""
    if Reader.objects.filter(user=user, remembers=False).update(remembers=True):
        Consent.objects.create(user=user, words=remembering_words(current_site().name), at=now)


@transaction.atomic
def forget_readings(user: User) -> None:
    """Remember no more what this reader reads, and forget at once what was remembered."""
    Reader.objects.filter(user=user).update(remembers=False)
    _forget(KeptPage.objects.filter(user=user), "read_at")


def _forget(rows: QuerySet[KeptPage], mark: str) -> None:
    """Take one mark off these rows; a row that says nothing any more is deleted."""
    blank: dict[str, object] = {"saved_at": None} if mark == "saved_at" else {"read_at": None, "edition": 0}
    numbers = list(rows.values_list("pk", flat=True))
    KeptPage.objects.filter(pk__in=numbers).update(**blank)
    KeptPage.objects.filter(pk__in=numbers, saved_at=None, read_at=None).delete()
