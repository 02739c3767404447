"""Erase a reader, with everything that is kept of them."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.kernel.site import current_site
from wireroom.reader.adapters import address_book
from wireroom.reader.events import LastLetterDue, ReaderErased
from wireroom.reader.flows.leave_lists import forget_address
from wireroom.reader.flows.sign_out import end_all
from wireroom.reader.flows.write_letter import NOTICE_USEFUL_FOR, write_letter
from wireroom.reader.models import Letter, SignInCode
from wireroom.reader.rules.letters import notice_words


@transaction.atomic
def erase(user: User, *, now: datetime) -> None:
    """Delete the account and all that points to it; one last letter says so and is deleted when it is sent."""
    address, reader_id = address_book.address_of(user), user.pk
    end_all(user, now=now)
    SignInCode.objects.filter(address=address).delete()
    Letter.objects.filter(address=address).delete()
    forget_address(address)
    user.delete()
    announce(ReaderErased(reader_id=reader_id))
    words = notice_words("erased", site=current_site())
    letter_id = write_letter(address=address, words=words, useful_until=now + NOTICE_USEFUL_FOR)
    announce(LastLetterDue(letter_id=letter_id))
