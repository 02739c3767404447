"""What came back is taken from its mailbox every few minutes, by a thread beside the post: no letter waits for it."""

from __future__ import annotations

import threading

import structlog
from django.db import Error, connections

from wireroom.config.mail import mailbox
from wireroom.kernel.clock import Clock
from wireroom.reader.api import Mailbox, MailboxError, empty_mailbox

log = structlog.get_logger(__name__)
EVERY = 180.0
"""Seconds."""


def mailbox_named(setting: str) -> Mailbox:
    """The mailbox of an address such as `imaps://name:password@mail.example.org/INBOX`. Raises ValueError."""
    server, folder = mailbox(setting)
    return Mailbox(
        host=server.host,
        port=server.port,
        name=server.name,
        password=server.password,
        folder=folder,
        is_encrypted=server.encrypted,
    )


def look_into(box: Mailbox, *, clock: Clock) -> None:
    """Take what lies there. What fails is told in the log and tried again at the next look."""
    try:
        noted, left = empty_mailbox(box, now=clock.now())
    except MailboxError as fault:
        log.warning("returns.mailbox_away", host=box.host, why=str(fault))
    except Error:
        log.exception("returns.database_fault")
    else:
        if noted or left:
            log.info("returns.noted", letters=noted, left=left)


def look_now_and_then(box: Mailbox, *, clock: Clock, every: float = EVERY) -> threading.Event:
    """Look into the mailbox at once and then every so many seconds, until the event that this gives is set."""
    ended = threading.Event()

    def run() -> None:
        rest = 0.0
        while not ended.wait(rest):
            look_into(box, clock=clock)
            connections.close_all()
            rest = every

    threading.Thread(target=run, name="returns", daemon=True).start()
    return ended
