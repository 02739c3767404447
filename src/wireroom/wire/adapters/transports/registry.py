"""The kinds of transport there are. A new one is a folder with its settings and its carrier, and one entry here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wireroom.wire.adapters.transports.carrier import Carrier
from wireroom.wire.adapters.transports.folder.ftp import FtpSettings, open_ftp
from wireroom.wire.adapters.transports.folder.sftp import SftpSettings, open_sftp
from wireroom.wire.adapters.transports.mailbox.carrier import open_mailbox
from wireroom.wire.adapters.transports.mailbox.settings import MailboxSettings
from wireroom.wire.adapters.transports.poll.ap import Ap, ApSettings
from wireroom.wire.adapters.transports.poll.carrier import Poll
from wireroom.wire.adapters.transports.poll.settings import PollSettings
from wireroom.wire.adapters.transports.queue.carrier import Queue
from wireroom.wire.adapters.transports.queue.settings import QueueSettings
from wireroom.wire.adapters.transports.reuters.carrier import Reuters
from wireroom.wire.adapters.transports.reuters.settings import ReutersSettings
from wireroom.wire.adapters.transports.s3.carrier import open_s3
from wireroom.wire.adapters.transports.s3.settings import S3Settings
from wireroom.wire.adapters.transports.settings import TransportSettings
from wireroom.wire.adapters.transports.websub.carrier import WebSub, WebSubSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of transport: what the desk calls it, the model its settings are checked by, and how it is opened.

    `secret` is what the desk calls its password, empty where it needs none. `tied` are the settings that say to whom
    the secret is shown: when one of them changes, the secret is asked for anew. `open` may raise TransportError.
    """

    title: str
    settings: type[TransportSettings]
    open: Callable[[Any, str], Carrier]
    secret: str = "Password"  # noqa: S105 - a label, not a password
    tied: tuple[str, ...] = ("host", "port", "url")


KINDS: Mapping[str, Kind] = {
    "ftp": Kind(title="FTP or FTPS", settings=FtpSettings, open=open_ftp),
    "sftp": Kind(
        title="SFTP",
        settings=SftpSettings,
        open=open_sftp,
        secret="Password or private key",  # noqa: S106 - a label, not a password
    ),
    "poll": Kind(
        title="Web address (RSS, Atom, JSON, any file)",
        settings=PollSettings,
        open=Poll,
        secret="Password or key",  # noqa: S106 - a label, not a password
    ),
    "queue": Kind(
        title="Web queue with receipts (dpa, Ritzau)",
        settings=QueueSettings,
        open=Queue,
        secret="Password or key",  # noqa: S106 - a label, not a password
        tied=("url", "ack_url"),
    ),
    "ap": Kind(
        title="AP Media API",
        settings=ApSettings,
        open=Ap,
        secret="API key",  # noqa: S106 - a label, not a password
    ),
    "reuters": Kind(
        title="Reuters Connect",
        settings=ReutersSettings,
        open=Reuters,
        secret="Client secret",  # noqa: S106 - a label, not a password
        tied=("token_url", "url"),
    ),
    "websub": Kind(
        title="Feed with a hub (WebSub)",
        settings=WebSubSettings,
        open=WebSub,
        secret="Password or key",  # noqa: S106 - a label, not a password
    ),
    "s3": Kind(
        title="S3 bucket, with or without a queue (SQS)",
        settings=S3Settings,
        open=open_s3,
        secret="Secret access key",  # noqa: S106 - a label, not a password
        tied=("endpoint", "region", "queue_url", "access_key"),
    ),
    "mail": Kind(
        title="Mailbox (IMAP)",
        settings=MailboxSettings,
        open=open_mailbox,
        secret="Password, token or client secret",  # noqa: S106 - a label, not a password
        tied=("host", "port", "security", "user", "token_url"),
    ),
}
