"""`wireroom returned`: mail that came back, from a mail server's pipe or out of its mailbox."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes.returns import mailbox_named
from wireroom.config.settings import settings
from wireroom.reader.api import MailboxError, empty_mailbox, take_returned

LARGEST = 5_000_000


def from_pipe() -> int:
    """Note what one message says. One that is no notice is left alone: the mail server must not return it in turn."""
    noted = take_returned(sys.stdin.buffer.read(LARGEST), now=datetime.now(UTC))
    if noted is None:
        print("This is no notice of undeliverable mail; nothing was done.", file=sys.stderr)  # noqa: T201 - the answer
    elif not noted:
        print("The letter it is about is none of ours; nothing was done.", file=sys.stderr)  # noqa: T201 - as above
    return 0


def from_mailbox() -> int:
    """Note what each new message in the mailbox says; notices are deleted, other mail stays, marked as read.

    Raises CannotRunError.
    """
    given = settings().email_returns_box
    if not given:
        raise CannotRunError("No mailbox is named: set WIREROOM_EMAIL_RETURNS_BOX to it.")
    box = mailbox_named(given)
    try:
        noted, left = empty_mailbox(box, now=datetime.now(UTC))
    except MailboxError as fault:
        raise CannotRunError(f"The mailbox at {box.host} could not be read: {fault}.") from fault
    print(f"{noted} letters that came back were noted; {left} other messages stay there, marked as read.")  # noqa: T201 - as above
    return 0
