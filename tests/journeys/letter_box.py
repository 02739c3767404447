"""A mail server on loopback, and the letters that newsrooms send to it."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from wireroom.bench.newsroom import free_port, wait_for


class PostOffice:
    """Takes every letter (an aiosmtpd handler) and keeps it, but none for `strangers`: nobody lives there."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, EmailMessage]] = []
        self.strangers: set[str] = set()
        self.asked_for: list[str] = []
        self.url = ""

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.asked_for.append(address)
        if address in self.strangers:
            return "550 5.1.1 Nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 Taken"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002 - aiosmtpd's name
        letter = email.message_from_bytes(envelope.content or b"", policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters += [(recipient, letter) for recipient in envelope.rcpt_tos]
        return "250 Taken"

    def letters_to(self, address: str) -> list[EmailMessage]:
        """All letters to an address, oldest first."""
        return [letter for recipient, letter in self.letters if recipient == address]

    def letter_to(self, address: str, *, subject: str) -> EmailMessage:
        """The newest letter to an address with these words in its subject, once it has come."""

        def look() -> list[EmailMessage]:
            return [each for each in self.letters_to(address) if subject in str(each["Subject"])]

        return wait_for(look, what=f"“{subject}” to {address}")[-1]

    def code_for(self, address: str, *, letters: int = 1) -> str:
        """The code in the newest letter, once so many have come."""
        wait_for(lambda: len(self.letters_to(address)) >= letters, what=f"letter {letters} to {address}")
        body = self.letters_to(address)[-1].get_body(("plain",))
        assert body is not None
        found = re.search(r"^ +(\d{4} \d{4})\s*$", body.get_content(), re.MULTILINE)
        assert found is not None
        return found[1]


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    """One that is open meanwhile."""
    office = PostOffice()
    port = free_port()
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    office.url = f"smtp://127.0.0.1:{port}"
    yield office
    controller.stop()
