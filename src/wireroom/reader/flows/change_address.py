"""Move an account to another address: a code to each, so that neither a thief nor a typing error can take it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel.site import current_site
from wireroom.reader.adapters import address_book
from wireroom.reader.flows.leave_lists import move_address
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.send_code import send_code
from wireroom.reader.flows.sign_in import note_event
from wireroom.reader.flows.sign_out import end_others
from wireroom.reader.flows.use_code import try_code, use_up
from wireroom.reader.flows.write_letter import NOTICE_USEFUL_FOR, write_letter
from wireroom.reader.rules.letters import notice_words


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoKeys:
    """The keys of the two codes: the one sent to the address in use, the one sent to the new address."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoCodes:
    """What was typed of the two codes."""

    old: str
    new: str


@transaction.atomic
def ask_to_change_address(user: User, *, new_address: str, network: str, now: datetime) -> TwoKeys:
    """Send both codes, whether or not the new address is anybody's.

    Raises TooOftenRefusal, and Refusal for the address the account has already.
    """
    old_address = address_book.address_of(user)
    if new_address == old_address:
        raise Refusal("That is the address your account has now.")
    return TwoKeys(
        old=send_code(purpose="old-address", address=old_address, network=network, now=now, user=user),
        new=send_code(purpose="new-address", address=new_address, network=network, now=now, user=user),
    )


def change_address(user: User, *, keys: TwoKeys, codes: TwoCodes, session_key: str, device: str, now: datetime) -> None:
    """Change the address when both codes fit, sign out whoever is signed in elsewhere, and tell the old address.

    Raises CodeRefusal, CodeGoneRefusal, and Refusal when the new address is that of another account.
    """
    old = try_code(key=keys.old, purpose="old-address", text=codes.old, now=now, user=user)
    new = try_code(key=keys.new, purpose="new-address", text=codes.new, now=now, user=user)
    use_up(old, new)
    old_address, new_address = old.address, new.address
    with transaction.atomic():
        if old_address != address_book.address_of(user):
            raise Refusal("Your address was changed meanwhile.")
        if address_book.owner_of(new_address):
            raise Refusal("There is another account with that address. Erase that one first, or use a third address.")
        address_book.enter(user, new_address)
        end_others(user, session_key=session_key, now=now)
        move_address(old_address, new_address)
        note_event(user, occasion="address-changed", device=device, now=now)
        words = notice_words("address-changed", site=current_site())
        write_letter(address=old_address, words=words, useful_until=now + NOTICE_USEFUL_FOR)
