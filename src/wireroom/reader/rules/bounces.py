"""What a message says that came back: a delivery status notification (RFC 3464), read without trust."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

from wireroom.reader.rules.mailing import tags_in

LARGEST = 1_000_000
HEADS = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
FULL = ("2.2",)
"""Enhanced status codes (RFC 3463) after the class that pass again: the mailbox is full."""


def read_bounce(raw: bytes) -> tuple[bool, list[tuple[str, int, str]]] | None:
    """Say whether it is for good, and which letters it may be about, by their marks; None when it is no such notice.

    For good is a failure with a status of class 5 that does not pass again. The marks are looked for in the address
    that it came to and in the letter, or its head, that it brings back; whoever uses one checks its seal.
    """
    message = message_from_bytes(raw[:LARGEST], policy=default)
    if not isinstance(message, EmailMessage):
        return None
    failures = [status for action, status in _statuses(message) if action == "failed"]
    if not failures:
        return None
    is_final = all(status.startswith("5.") and not status[2:].startswith(FULL) for status in failures)
    return is_final, [each for text in _telling(message) for each in tags_in(text)]


def _statuses(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in _blocks(part):
                action, status = str(block.get("Action", "")), str(block.get("Status", ""))
                yield action.strip().lower(), status.strip().split(" ")[0]


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _telling(message: EmailMessage) -> Iterator[str]:
    for name in HEADS:
        yield from map(str, message.get_all(name, []))
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            yield from (str(block.get("Message-ID", "")) for block in _blocks(part))
        elif part.get_content_type() in {"text/rfc822-headers", "message/rfc822-headers"}:
            payload = part.get_payload()
            yield payload[:LARGEST] if isinstance(payload, str) else ""
