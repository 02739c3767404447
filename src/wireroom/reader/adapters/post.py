"""Hand letters to the mail server that the settings name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.policy import Policy, default
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any, Self

from anymail.exceptions import AnymailError, AnymailInvalidAddress, AnymailRecipientsRefused
from django.core.mail import EmailMultiAlternatives, mailers

from wireroom.reader.adapters.returns import MARK

PERMANENT = 500
LONGEST_LINE = 998


class _Letter(EmailMultiAlternatives):
    """A letter in whose head every link stays whole.

    Python folds a head at 78 signs, and what has no place to be folded it writes as encoded words (RFC 2047), in which
    no mail program finds a link to unsubscribe. A line may have 998 (RFC 5322, section 2.1.1).
    """

    def message(self, *, policy: Policy[Any] | None = None) -> Any:
        """The letter in its form for sending."""
        return super().message(policy=(policy or default).clone(max_line_length=LONGEST_LINE))


class LetterRefusedError(Exception):
    """The mail server will never take this letter; the message names no address."""


class AddressRefusedError(LetterRefusedError):
    """It takes none for this address: there is nobody."""


class LetterNotSentError(Exception):
    """The letter could not be sent now; the message names no address, for it is kept with the errand."""


class AddressBusyError(LetterNotSentError):
    """It takes none for this address now, but perhaps for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One letter as it is handed over, as text and as HTML, with what its head says beside the usual.

    `returns_to` is where it comes back to when it cannot be delivered; "" means the sender. `mark` is what a mail
    service is to call it when it tells of it.
    """

    address: str
    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)
    returns_to: str = ""
    mark: str = ""


class Round:
    """A round of the post: the mail server is kept on the line from letter to letter."""

    def __init__(self) -> None:
        self._server = mailers["default"]

    def __enter__(self) -> Self:
        """Begin; the server is called with the first letter."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up, whatever the server says to it."""
        try:
            self._server.close()
        except (SMTPException, OSError):
            return

    def send(self, post: Post) -> None:
        """Send one letter.

        Raises LetterRefusedError and LetterNotSentError, and their more telling kinds.
        """
        message = _Letter(
            subject=post.subject,
            body=post.text,
            to=[post.address],
            headers={"Auto-Submitted": "auto-generated", **post.headers},
        )
        if post.mark:
            message.metadata = {MARK: post.mark}  # type: ignore[attr-defined]  # mail services look for it there
        if post.returns_to:
            message.extra_headers["From"] = message.from_email
            message.from_email = post.returns_to
        message.attach_alternative(post.html, "text/html")
        try:
            self._server.open()
            self._server.send_messages([message])
        except SMTPRecipientsRefused as refusal:
            status = max((code for code, _ in refusal.recipients.values()), default=0)
            words = f"the mail server refused the recipient ({status})"
            raise (AddressRefusedError(words) if status >= PERMANENT else AddressBusyError(words)) from None
        except SMTPResponseException as refusal:
            never = isinstance(refusal, SMTPDataError) and refusal.smtp_code >= PERMANENT
            words = f"the mail server answered {refusal.smtp_code}"
            raise (LetterRefusedError(words) if never else LetterNotSentError(words)) from None
        except (AnymailRecipientsRefused, AnymailInvalidAddress):
            raise AddressRefusedError("the mail service refused the recipient") from None
        except (SMTPException, OSError, AnymailError) as fault:
            raise LetterNotSentError(f"the mail server could not be used: {type(fault).__name__}") from None


def send(post: Post) -> None:
    """Send one letter and hang up.

    Raises LetterRefusedError and LetterNotSentError.
    """
    with Round() as going:
        going.send(post)
