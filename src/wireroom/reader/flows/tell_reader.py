"""Tell a reader of what somebody else might have done to their account: in its list, and by letter."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from wireroom.kernel.site import current_site
from wireroom.reader.adapters import address_book
from wireroom.reader.flows.sign_in import note_event
from wireroom.reader.flows.write_letter import NOTICE_USEFUL_FOR, write_letter
from wireroom.reader.rules.letters import notice_words


def tell_reader(user: User, occasion: str, *, device: str, now: datetime, by: str = "") -> None:
    """Note it, done on `device`, and write the letter; `by` is what it names. In the caller's transaction."""
    note_event(user, occasion=occasion, device=device, now=now)
    words = notice_words(occasion, site=current_site(), by=by)
    write_letter(address=address_book.address_of(user), words=words, useful_until=now + NOTICE_USEFUL_FOR)
