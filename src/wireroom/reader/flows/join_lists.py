"""Put an address on lists: asked for by anybody, confirmed by whoever gets its mail, or by who has proven it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel.site import current_site
from wireroom.reader.adapters import address_book
from wireroom.reader.flows.allow import allow
from wireroom.reader.flows.leave_lists import forget_empty
from wireroom.reader.flows.refusals import CodeGoneRefusal, Refusal
from wireroom.reader.flows.send_code import make_code
from wireroom.reader.flows.use_code import GONE, use_code
from wireroom.reader.flows.write_letter import write_letter
from wireroom.reader.models import Enrolment, Recipient
from wireroom.reader.rules.addresses import NotAnAddressError, address_of
from wireroom.reader.rules.letters import joining_words
from wireroom.reader.rules.mailing import CONFIRM_WITHIN, JOIN, STOPPED_KEPT
from wireroom.reader.rules.patience import JOINS_FOR_ADDRESS, JOINS_FROM_NETWORK


@dataclass(frozen=True, slots=True, kw_only=True)
class MailingList:
    """A list as its own room calls it: `key` is kept, `name` is said to readers, `words` are what they agree to."""

    key: str
    name: str
    words: str


@transaction.atomic
def ask_to_join(*, typed: str, lists: Iterable[MailingList], confirm_at: str, network: str, now: datetime) -> str:
    """Send a letter with a link to the page where it is confirmed: `confirm_at` and a token, under this site.

    It holds a code too, which does the same where it was asked for: the key to try it with is given back.

    Nothing that is done or said depends on whether the address is known. Raises Refusal and TooOftenRefusal.
    """
    wanted = tuple(lists)
    if not wanted:
        raise Refusal("Choose at least one.")
    try:
        address = address_of(typed)
    except NotAnAddressError as fault:
        raise Refusal(str(fault)) from fault
    allow((JOINS_FOR_ADDRESS, address), (JOINS_FROM_NETWORK, network), now=now)
    _forget_unconfirmed(now=now)
    recipient = _recipient(address, now=now)
    for each in wanted:
        _enrol(recipient, each, now=now, confirmed=False)
    link = f"{current_site().url}{confirm_at}{recipient.token}"
    code, key = make_code(purpose=JOIN, address=address, now=now)
    words = joining_words([each.name for each in wanted], link=link, code=code, site_name=current_site().name)
    write_letter(address=address, words=words, useful_until=now + CONFIRM_WITHIN)
    return key


def token_by_code(*, key: str, text: str, now: datetime) -> str:
    """The token of the recipient whose letter has this code, which is used up. Raises CodeRefusal, CodeGoneRefusal."""
    address = use_code(key=key, purpose=JOIN, text=text, now=now)
    token = Recipient.objects.filter(address=address).values_list("token", flat=True).first()
    if token is None:
        raise CodeGoneRefusal(GONE)
    return token


def waiting_for(*, token: str, now: datetime) -> tuple[str, ...] | None:
    """The lists that wait to be confirmed by the link with this token; None when the link is good no longer."""
    if not Recipient.objects.filter(token=token).exists():
        return None
    rows = Enrolment.objects.filter(recipient__token=token, confirmed_at=None, asked_at__gt=now - CONFIRM_WITHIN)
    return tuple(rows.order_by("pk").values_list("on_list", flat=True))


@transaction.atomic
def confirm(*, token: str, now: datetime) -> tuple[str, ...]:
    """Put the recipient on every list that waits, also where mail once came back. The lists they are on now."""
    fresh = Enrolment.objects.filter(recipient__token=token, confirmed_at=None, asked_at__gt=now - CONFIRM_WITHIN)
    if fresh.update(confirmed_at=now):
        Recipient.objects.filter(token=token).update(returned=0, stopped_at=None)
    rows = Enrolment.objects.filter(recipient__token=token, confirmed_at__isnull=False)
    return tuple(rows.order_by("pk").values_list("on_list", flat=True))


@transaction.atomic
def choose_lists(user: User, *, lists: Iterable[MailingList], now: datetime) -> None:
    """Set which lists a signed-in reader is on: the address is proven by the account, so no letter asks again."""
    _set_lists(_recipient(address_book.address_of(user), now=now), lists, now=now)


@transaction.atomic
def choose_lists_by(token: str, *, lists: Iterable[MailingList], now: datetime) -> bool:
    """Set which lists the recipient is on whose mail has this link; False when there is none (any more).

    The link proves the address as a letter that asks would: only who gets its mail has it.
    """
    recipient = Recipient.objects.filter(token=token).first()
    if recipient is None:
        return False
    _set_lists(recipient, lists, now=now)
    return True


def _set_lists(recipient: Recipient, lists: Iterable[MailingList], *, now: datetime) -> None:
    wanted = {each.key: each for each in lists}
    if wanted:
        Recipient.objects.filter(pk=recipient.pk).update(returned=0, stopped_at=None)
    for each in wanted.values():
        _enrol(recipient, each, now=now, confirmed=True)
    recipient.enrolments.exclude(on_list__in=wanted).delete()
    forget_empty(recipient.pk)


def _recipient(address: str, *, now: datetime) -> Recipient:
    """Who has this address, made now if nobody had: by the same work, so that the time it takes tells nothing."""
    fresh = Recipient(address=address, token=secrets.token_urlsafe(24), born_at=now)
    Recipient.objects.bulk_create([fresh], ignore_conflicts=True)
    return Recipient.objects.get(address=address)


def _enrol(recipient: Recipient, wanted: MailingList, *, now: datetime, confirmed: bool) -> None:
    """Note what is wanted, by the same work for everybody; who is on the list stays on it under the words they saw."""
    fresh = Enrolment(recipient=recipient, on_list=wanted.key, words=wanted.words, asked_at=now)
    Enrolment.objects.bulk_create([fresh], ignore_conflicts=True)
    rows = Enrolment.objects.filter(recipient=recipient, on_list=wanted.key)
    open_rows = rows.filter(confirmed_at=None) if recipient.stopped_at is None else rows
    open_rows.update(words=wanted.words, asked_at=now, confirmed_at=now if confirmed else None)


def _forget_unconfirmed(*, now: datetime) -> None:
    """Forget who never confirmed, and after some time who takes no mail."""
    Enrolment.objects.filter(confirmed_at=None, asked_at__lte=now - CONFIRM_WITHIN).delete()
    Enrolment.objects.filter(recipient__stopped_at__lte=now - STOPPED_KEPT).delete()
    idle = Recipient.objects.filter(enrolments=None).values_list("pk", flat=True)
    for recipient_id in list(idle[:100]):
        forget_empty(recipient_id)
