"""Write to a giver. Where they get post, the provider knows; we keep a mark of the address, and no letter."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core import signing
from django.db import transaction

from wireroom.kernel.site import current_site
from wireroom.reader.api import leave_letter
from wireroom.support.adapters.provider import Provider
from wireroom.support.events import GiftFailed, RenewalMissed
from wireroom.support.flows.mark_giver import mark_giver
from wireroom.support.models import Acknowledgement, Entry, Intent
from wireroom.support.queries.ledger import moved_by
from wireroom.support.rules import letters
from wireroom.support.rules.letters import LetterWords
from wireroom.support.rules.money import Money
from wireroom.theme.api import jinja

USEFUL_FOR = timedelta(days=7)
SALT = "support.giver"
LINK_IN_RECEIPT = timedelta(days=400)


def way_to(giver: str) -> str:
    """The address at which this giver sees what they give; who has it may change it."""
    return f"{current_site().url}/support/mine/{signing.dumps(giver, salt=SALT)}"


def giver_by(word: str, *, within: timedelta) -> str:
    """The giver whom such an address names. Raises signing.BadSignature when it is forged or too old."""
    return str(signing.loads(word, salt=SALT, max_age=within))


def thank(*, payment: str, provider: Provider, now: datetime) -> None:
    """Write one receipt for a payment."""
    entry = Entry.objects.get(key=f"paid:{payment}")
    words = letters.receipt(
        money=moved_by(entry),
        on=entry.at.date(),
        number=payment,
        link=way_to(entry.giver),
        site_name=current_site().name,
    )
    _write_once(entry.key, words, giver=entry.giver, provider=provider, now=now)


def tell_returned(*, refund: str, provider: Provider, now: datetime) -> None:
    """Write that money goes back."""
    entry = Entry.objects.get(key=f"refund:{refund}")
    giver = Entry.objects.filter(key=f"paid:{entry.about}").values_list("giver", flat=True).first() or ""
    words = letters.returned(
        money=moved_by(entry),
        on=entry.at.date(),
        number=entry.about,
        link=way_to(giver),
        site_name=current_site().name,
    )
    _write_once(entry.key, words, giver=giver, provider=provider, now=now)


def tell_missed(event: RenewalMissed, *, provider: Provider, now: datetime) -> None:
    """Write that a renewal did not go through; once for each try."""
    words = letters.missed(
        money=Money(event.currency, event.amount),
        again_on=date.fromisoformat(event.again_on) if event.again_on else None,
        link=way_to(event.giver),
        site_name=current_site().name,
    )
    _write_once(f"missed:{event.bill}:{event.tries}", words, giver=event.giver, provider=provider, now=now)


def tell_failed(event: GiftFailed, *, provider: Provider, now: datetime) -> None:
    """Write that a bank said no to a gift after all."""
    intent = Intent.objects.filter(key=event.intent).first()
    if intent is None:
        return
    asked = f"every={intent.every}&currency={intent.currency}&amount={intent.amount}"
    words = letters.failed(
        money=Money(intent.currency, intent.amount + intent.fee),
        link=f"{current_site().url}/support/?{asked}",
        site_name=current_site().name,
    )
    _write_once(f"failed:{event.intent}", words, giver=event.giver, provider=provider, now=now)


def _write_once(key: str, words: LetterWords, *, giver: str, provider: Provider, now: datetime) -> None:
    """Leave the letter and the mark that it is written in one transaction. A giver without an address gets none."""
    if Acknowledgement.objects.filter(key=key).exists():
        return
    address = provider.address_of(giver) if giver else ""
    with transaction.atomic():
        _, is_new = Acknowledgement.objects.get_or_create(key=key, defaults={"at": now})
        if is_new and address:
            leave(words, address=address, now=now)
            mark_giver(giver, address=address)


def leave(words: LetterWords, *, address: str, now: datetime) -> None:
    """Leave a letter for the post. In the caller's transaction."""
    site = current_site()
    leave_letter(
        address=address,
        subject=words.subject,
        text=words.as_text(site_name=site.name),
        html=jinja().get_template("support/letter.html").render(words=words),
        useful_until=now + USEFUL_FOR,
    )
