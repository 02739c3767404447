"""Take an address off lists; who is on none is deleted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.reader.events import RecipientForgotten
from wireroom.reader.models import Enrolment, Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a recipient has chosen: the lists they are on; whether mail came back, so that nothing is sent now."""

    recipient_id: int
    lists: tuple[str, ...]
    is_stopped: bool


def choices_of(*, token: str) -> Choices | None:
    """What the recipient with this token has chosen; None when there is none (any more)."""
    found = Recipient.objects.filter(token=token).first()
    return _choices(found) if found else None


def choices_at(address: str) -> Choices | None:
    """What was chosen for an address; None when it is on no list."""
    found = Recipient.objects.filter(address=address).first()
    return _choices(found) if found else None


@transaction.atomic
def leave(*, token: str, lists: tuple[str, ...] = ()) -> bool:
    """Take the recipient off these lists, or off all; whether anything changed by it."""
    found = Recipient.objects.filter(token=token).first()
    if found is None:
        return False
    rows = found.enrolments.filter(on_list__in=lists) if lists else found.enrolments.all()
    deleted, _ = rows.delete()
    forget_empty(found.pk)
    return deleted > 0


@transaction.atomic
def forget_address(address: str) -> None:
    """Delete an address from every list, and tell who keeps anything under its number."""
    for recipient_id in list(Recipient.objects.filter(address=address).values_list("pk", flat=True)):
        Enrolment.objects.filter(recipient_id=recipient_id).delete()
        forget_empty(recipient_id)


@transaction.atomic
def move_address(old: str, new: str) -> None:
    """Let the lists follow a reader to another address; what is chosen there already stays."""
    moving = Recipient.objects.filter(address=old).first()
    if moving is None:
        return
    there = Recipient.objects.filter(address=new).first()
    if there is None:
        Recipient.objects.filter(pk=moving.pk).update(address=new, returned=0, stopped_at=None)
        return
    kept = list(there.enrolments.filter(confirmed_at__isnull=False).values_list("on_list", flat=True))
    there.enrolments.exclude(on_list__in=kept).delete()
    moving.enrolments.exclude(on_list__in=kept).update(recipient=there)
    forget_address(old)


def forget_empty(recipient_id: int) -> None:
    """Delete a recipient who is on no list. In the caller's transaction."""
    deleted, _ = Recipient.objects.filter(pk=recipient_id, enrolments=None).delete()
    if deleted:
        announce(RecipientForgotten(recipient_id=recipient_id))


def _choices(found: Recipient) -> Choices:
    rows = found.enrolments.filter(confirmed_at__isnull=False).order_by("pk")
    lists = tuple(rows.values_list("on_list", flat=True))
    return Choices(recipient_id=found.pk, lists=lists, is_stopped=found.stopped_at is not None)
