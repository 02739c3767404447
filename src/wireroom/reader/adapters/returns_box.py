"""The mailbox to which undeliverable mail comes back, over IMAP (RFC 3501)."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has no types
from imapclient.exceptions import IMAPClientError  # type: ignore[import-untyped]  # as above

from wireroom.reader.rules.bounces import LARGEST

PATIENCE = 20
MOST = 500
"""So many messages in one go; the rest waits for the next."""


class MailboxError(Exception):
    """The mailbox cannot be read; the message says why, and no password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A folder on a mail server, and who may read it. Without encryption only on this machine."""

    host: str
    port: int
    name: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    is_encrypted: bool = True


class OpenBox:
    """An open mailbox."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def messages(self) -> Iterator[tuple[int, bytes]]:
        """Each message that nobody has read yet, by its number; of a very long one, the beginning."""
        part = f"BODY.PEEK[]<0.{LARGEST}>"
        for number in sorted(self._client.search("UNSEEN"))[:MOST]:
            found = self._client.fetch([number], [part]).get(number, {})
            yield number, next((value for key, value in found.items() if key.startswith(b"BODY[")), b"")

    def delete(self, number: int) -> None:
        """Delete a message whose word is noted."""
        self._client.delete_messages([number])
        self._client.expunge()

    def leave(self, number: int) -> None:
        """Leave a message there for a person, marked as read."""
        self._client.add_flags([number], [b"\\Seen"])


@contextmanager
def open_box(box: Mailbox) -> Iterator[OpenBox]:
    """Open the mailbox meanwhile. Raises MailboxError."""
    try:
        context = ssl.create_default_context() if box.is_encrypted else None
        client = IMAPClient(box.host, port=box.port, ssl=box.is_encrypted, ssl_context=context, timeout=PATIENCE)
        try:
            client.login(box.name, box.password)
            client.select_folder(box.folder)
            yield OpenBox(client)
        finally:
            with suppress(IMAPClientError, OSError):
                client.logout()
    except IMAPClientError as fault:
        raise MailboxError(f"the server refused: {type(fault).__name__}") from fault
    except OSError as fault:
        raise MailboxError(fault.strerror or type(fault).__name__) from fault
