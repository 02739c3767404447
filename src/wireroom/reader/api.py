"""The reader room's front door: who reads. It knows nothing of what they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest

from wireroom.reader.adapters.copies import Copier, equip_copies
from wireroom.reader.adapters.post import LetterNotSentError
from wireroom.reader.adapters.providers import equip_providers
from wireroom.reader.adapters.returns import Returns, equip_returns
from wireroom.reader.adapters.returns_box import Mailbox, MailboxError
from wireroom.reader.flows import follow as following
from wireroom.reader.flows import join_lists, keep_pages, leave_lists
from wireroom.reader.flows.join_lists import (
    MailingList,
    ask_to_join,
    choose_lists_by,
    confirm,
    token_by_code,
    waiting_for,
)
from wireroom.reader.flows.keep_pages import Reading
from wireroom.reader.flows.leave_lists import Choices, choices_of, leave
from wireroom.reader.flows.mail_round import Mailing, MailRound, Outcome, count_recipients, recipients_of
from wireroom.reader.flows.refusals import Refusal, TooOftenRefusal
from wireroom.reader.flows.take_returned import empty_mailbox, take_returned
from wireroom.reader.flows.tell_pages import tell_pages
from wireroom.reader.flows.who_asks import reader_who_asks
from wireroom.reader.flows.write_letter import leave_letter
from wireroom.reader.models import Followed, Reader
from wireroom.reader.queries.followed import followed_by
from wireroom.reader.queries.kept_pages import Kept, is_remembering, is_saved, read_pages, saved_pages
from wireroom.reader.queries.recipients import recipient_number
from wireroom.reader.rules import addresses
from wireroom.reader.rules.keeping import remembering_words

__all__ = [
    "Choices",
    "Copier",
    "Kept",
    "KnownReader",
    "LetterNotSentError",
    "MailRound",
    "Mailbox",
    "MailboxError",
    "Mailing",
    "MailingList",
    "Outcome",
    "Reading",
    "Refusal",
    "Returns",
    "TooOftenRefusal",
    "address_of",
    "ask_to_join",
    "choices_of",
    "choices_of_reader",
    "choose_lists",
    "choose_lists_by",
    "confirm",
    "count_recipients",
    "drop_page",
    "empty_mailbox",
    "equip_copies",
    "equip_providers",
    "equip_returns",
    "follow",
    "followed",
    "followed_by",
    "forget_readings",
    "is_remembering",
    "is_saved",
    "leave",
    "leave_letter",
    "note_reading",
    "read_pages",
    "reader_of",
    "recipient_number",
    "recipients_of",
    "remember_readings",
    "remembering_words",
    "save_page",
    "saved_pages",
    "take_returned",
    "tell_pages",
    "token_by_code",
    "waiting_for",
]


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


def choices_of_reader(*, reader_id: int) -> Choices | None:
    """Give what a registered reader has chosen to get by mail; None when they are on no list."""
    address = User.objects.filter(pk=reader_id).values_list("email", flat=True).first()
    return leave_lists.choices_at(address) if address else None


def choose_lists(*, reader_id: int, lists: Iterable[MailingList], now: datetime) -> None:
    """Set which lists a registered reader is on. Their address is proven, so no letter asks again."""
    join_lists.choose_lists(User.objects.get(pk=reader_id), lists=lists, now=now)


def address_of(*, typed: str) -> str:
    """Give the address that was typed, in the form in which it is kept. Raises Refusal."""
    try:
        return addresses.address_of(typed)
    except addresses.NotAnAddressError as fault:
        raise Refusal(str(fault)) from fault


def save_page(*, reader_id: int, page: int, now: datetime) -> None:
    """Save a page, by its public number, for a registered reader. Raises Refusal when they have saved too many."""
    keep_pages.save_page(User.objects.get(pk=reader_id), page=page, now=now)


def drop_page(*, reader_id: int, page: int) -> None:
    """Save it no longer."""
    keep_pages.drop_page(User.objects.get(pk=reader_id), page=page)


def note_reading(*, reader_id: int, page: int, edition: int, now: datetime) -> Reading | None:
    """Note that a reader opened a page in a version, if they want that remembered; give how they read it before."""
    return keep_pages.note_reading(User.objects.get(pk=reader_id), page=page, edition=edition, now=now)


def remember_readings(*, reader_id: int, now: datetime) -> None:
    """Remember from now on what a reader reads: they have agreed to `remembering_words`."""
    keep_pages.remember(User.objects.get(pk=reader_id), now=now)


def forget_readings(*, reader_id: int) -> None:
    """Remember no more what a reader reads, and forget at once what was remembered."""
    keep_pages.forget_readings(User.objects.get(pk=reader_id))


def follow(*, reader_id: int, keys: Iterable[str]) -> None:
    """Let a registered reader follow just these, by the keys of the room that tells them of it."""
    following.follow(User.objects.get(pk=reader_id), keys=keys)


def followed(reader_id: int) -> tuple[str, ...]:
    """What a reader follows, in the order of the keys; nothing for somebody who is not known."""
    return tuple(Followed.objects.filter(user=reader_id).order_by("key").values_list("key", flat=True))
