"""Put a letter down to be sent, with the change it belongs to; send what is due."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.kernel.site import current_site
from wireroom.reader.adapters.post import LetterRefusedError, Post, send
from wireroom.reader.events import LetterDue
from wireroom.reader.models import Letter
from wireroom.reader.rules.letters import Words
from wireroom.theme.api import jinja

log = structlog.get_logger(__name__)
NOTICE_USEFUL_FOR = timedelta(days=2)


def write_letter(*, address: str, words: Words, useful_until: datetime) -> int:
    """Leave the letter for the post process; give its number. In the caller's transaction."""
    site = current_site()
    text = words.as_text(site_name=site.name, site_url=site.url)
    html = jinja().get_template("reader/letter.html").render(words=words)
    return leave_letter(address=address, subject=words.subject, text=text, html=html, useful_until=useful_until)


def leave_letter(*, address: str, subject: str, text: str, html: str, useful_until: datetime) -> int:
    """Leave a letter whose words are written already; give its number. In the caller's transaction."""
    letter = Letter.objects.create(address=address, subject=subject, text=text, html=html, useful_until=useful_until)
    announce(LetterDue(letter_id=letter.pk))
    return letter.pk


def send_letter(*, letter_id: int, now: datetime) -> None:
    """Send a letter and forget it. One that is sent or too old by now is not sent.

    Raises LetterNotSentError when it should be tried again.
    """
    letter = Letter.objects.filter(pk=letter_id).first()
    if letter is None:
        return
    if letter.useful_until > now:
        try:
            send(Post(address=letter.address, subject=letter.subject, text=letter.text, html=letter.html))
        except LetterRefusedError as refusal:
            log.warning("reader.letter_refused", letter=letter_id, why=str(refusal))
    with transaction.atomic():
        Letter.objects.filter(pk=letter_id).delete()
        Letter.objects.filter(useful_until__lt=now).delete()
