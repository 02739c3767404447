"""Let somebody in who has proven an address: as the reader who has it, or as a new one."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel.browsers import browser_name
from wireroom.kernel.site import current_site
from wireroom.reader.adapters import address_book
from wireroom.reader.adapters.sessions import SIGNED_IN_FOR
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.write_letter import NOTICE_USEFUL_FOR, write_letter
from wireroom.reader.models import AccountEvent, Consent, Device, Reader
from wireroom.reader.rules.consent import words_of
from wireroom.reader.rules.letters import notice_words

EVENTS_KEPT = 100


@transaction.atomic
def reader_with(*, address: str, user_agent: str, now: datetime) -> User:
    """The reader of a proven address, registered now when there was none.

    Raises Refusal when the account is closed, or has become one for the desk.
    """
    user = address_book.owner_of(address)
    if user is None:
        return _register(address, user_agent=user_agent, now=now)
    closed_for(user)
    return user


def closed_for(user: User) -> None:
    """Raise Refusal when the account is closed, or has become one for the desk."""
    if user.is_staff or not user.is_active:
        raise Refusal("This account is closed here. Write to us if that is a mistake.")


@transaction.atomic
def note_device(user: User, *, session_key: str, user_agent: str, occasion: str, now: datetime) -> None:
    """Keep that the reader is signed in here; forget devices whose time is over.

    The reader is told by letter of a kind of browser that nothing is known of yet.
    """
    name = browser_name(user_agent)
    if not AccountEvent.objects.filter(user=user, device=name).exists():
        _tell_of_new_device(user, device=name, now=now)
    Device.objects.filter(born_at__lt=now - SIGNED_IN_FOR).delete()
    Device.objects.create(user=user, session_key=session_key, name=name, born_at=now, seen_at=now)
    note_event(user, occasion=occasion, device=name, now=now)


def note_new_key(user: User, *, old: str, new: str) -> None:
    """Keep that a device's session has another key from now on."""
    Device.objects.filter(user=user, session_key=old).update(session_key=new)


def _tell_of_new_device(user: User, *, device: str, now: datetime) -> None:
    words = notice_words("new-device", site=current_site(), by=device)
    write_letter(address=address_book.address_of(user), words=words, useful_until=now + NOTICE_USEFUL_FOR)


def note_event(user: User, *, occasion: str, device: str, now: datetime) -> None:
    """Keep what happened; only the newest hundred are kept."""
    AccountEvent.objects.create(user=user, occasion=occasion, device=device, at=now)
    kept = AccountEvent.objects.filter(user=user).order_by("-at", "-pk").values_list("pk", flat=True)[:EVENTS_KEPT]
    AccountEvent.objects.filter(user=user).exclude(pk__in=list(kept)).delete()


def _register(address: str, *, user_agent: str, now: datetime) -> User:
    user = User(username=f"reader-{secrets.token_hex(12)}", email=address)
    user.set_unusable_password()
    user.save()
    Reader.objects.create(user=user, born_at=now)
    address_book.enter(user, address)
    Consent.objects.create(user=user, words=words_of(current_site().name), at=now)
    note_event(user, occasion="registered", device=browser_name(user_agent), now=now)
    return user
