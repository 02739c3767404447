"""Hand a letter to the mail server that the settings name."""

from __future__ import annotations

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMultiAlternatives

PERMANENT = 500


class LetterRefusedError(Exception):
    """The mail server will never take this letter; the message names no address."""


class LetterNotSentError(Exception):
    """The letter could not be sent now; the message names no address, for it is kept with the errand."""


def send(*, address: str, subject: str, text: str, html: str) -> None:
    """Send one letter, as text and as HTML.

    Raises LetterRefusedError and LetterNotSentError.
    """
    message = EmailMultiAlternatives(
        subject=subject, body=text, to=[address], headers={"Auto-Submitted": "auto-generated"}
    )
    message.attach_alternative(html, "text/html")
    try:
        message.send(using="default")
    except SMTPRecipientsRefused as refusal:
        status = max((code for code, _ in refusal.recipients.values()), default=0)
        raise _fault(status, f"the mail server refused the recipient ({status})") from None
    except SMTPResponseException as refusal:
        raise _fault(0, f"the mail server answered {refusal.smtp_code}") from None
    except (SMTPException, OSError) as fault:
        raise LetterNotSentError(f"the mail server could not be used: {type(fault).__name__}") from None


def _fault(status: int, words: str) -> LetterRefusedError | LetterNotSentError:
    return LetterRefusedError(words) if status >= PERMANENT else LetterNotSentError(words)
