"""Mail what another room wrote to recipients it knows by number alone: one at a time, each asked for once more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Self
from urllib.parse import urlsplit

import structlog
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from wireroom.kernel.site import current_site
from wireroom.reader.adapters.post import (
    AddressBusyError,
    AddressRefusedError,
    LetterRefusedError,
    Post,
    Round,
)
from wireroom.reader.adapters.returns import return_address
from wireroom.reader.flows.note_return import note_return
from wireroom.reader.models import Enrolment
from wireroom.reader.rules.mailing import tag_of

log = structlog.get_logger(__name__)
type Outcome = Literal["sent", "later", "refused", "returned", "gone"]
"""Taken by the mail server; not now; not this letter; nobody is there, which is announced; nobody is on the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """What one recipient is sent, with the links that are theirs; `headers` beside those of every letter."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)


class MailRound:
    """A round to many recipients, for as long as the mail server is kept on the line."""

    def __init__(self) -> None:
        self._round = Round()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *ending: object) -> None:
        """Hang up."""
        self._round.__exit__(*ending)

    def mail(
        self, *, recipient_id: int, on_list: str, about: str, write: Callable[[str], Mailing], now: datetime
    ) -> Outcome:
        """Send one recipient what `write` makes of their token. The same `about` gives the same Message-ID again.

        Raises LetterNotSentError when the mail server cannot be used, for anybody.
        """
        row = _on(on_list).filter(recipient_id=recipient_id).select_related("recipient").first()
        if row is None:
            return "gone"
        mailing = write(row.recipient.token)
        tag, host = tag_of(about=about, recipient_id=recipient_id, seal=seal_of(about, recipient_id)), _host()
        headers = {
            "Message-ID": f"<{tag}@{host}>",
            "List-Id": f"{current_site().name} <{on_list}.{host}>",
            "Precedence": "bulk",
            **mailing.headers,
        }
        post = Post(
            address=row.recipient.address,
            subject=mailing.subject,
            text=mailing.text,
            html=mailing.html,
            headers=headers,
            returns_to=return_address(tag),
            mark=tag,
        )
        try:
            self._round.send(post)
        except AddressBusyError:
            return "later"
        except AddressRefusedError:
            note_return(recipient_id=recipient_id, about=about, is_final=True, now=now)
            return "returned"
        except LetterRefusedError as refusal:
            log.warning("reader.mailing_refused", recipient=recipient_id, about=about, why=str(refusal))
            return "refused"
        return "sent"


def recipients_of(*, on_list: str, after_id: int = 0, limit: int) -> tuple[int, ...]:
    """Give the numbers of those who are to get what is sent to a list, in order, after a number."""
    rows = _on(on_list).filter(recipient_id__gt=after_id).order_by("recipient_id")
    return tuple(rows.values_list("recipient_id", flat=True)[:limit])


def count_recipients(lists: Iterable[str]) -> dict[str, int]:
    """How many are on each list."""
    return {each: _on(each).count() for each in lists}


def seal_of(about: str, recipient_id: int) -> str:
    """What proves that a letter's mark is ours."""
    return salted_hmac("wireroom.reader.mailing", f"{about}.{recipient_id}", algorithm="sha256").hexdigest()


def _on(on_list: str) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(on_list=on_list, confirmed_at__isnull=False, recipient__stopped_at=None)


def _host() -> str:
    return urlsplit(current_site().url).hostname or "localhost"
