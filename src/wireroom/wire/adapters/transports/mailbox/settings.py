"""What a mailbox may be told."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from wireroom.wire.adapters.transports.settings import Host, OneLine, TransportSettings
from wireroom.wire.adapters.transports.web.settings import checked_web_address

type Security = Literal["tls", "starttls", "none"]
USUAL_PORTS = {"tls": 993, "starttls": 143, "none": 143}
_SENDER = re.compile(r"([^@\s<>\",;]+)?@?[a-z0-9-]+(\.[a-z0-9-]+)+")


class MailboxSettings(TransportSettings):
    """An IMAP mailbox, whose copy counts, and what becomes of a message once it is kept."""

    every: int = Field(
        default=60, ge=1, le=86_400, title="Look every", description="Seconds between two looks while all is well."
    )
    host: Host = Field(title="Server", description="Its name, such as imap.newsroom.example.")
    port: int = Field(default=0, ge=0, le=65_535, title="Port", description="0 for the usual one.")
    security: Security = Field(
        default="tls", title="Encryption", description="tls from the start, starttls, or none: only within the house."
    )
    certificate: str = Field(
        default="",
        title="Certificate",
        description="Fingerprint of a certificate that no authority vouches for; empty for all others.",
        pattern=r"^(SHA256:[0-9a-f]{64})?$",
    )
    user: OneLine = Field(title="User", description="Often the address itself.", min_length=1, max_length=200)
    auth: Literal["password", "token"] = Field(
        default="password", title="Signs in by", description="password, or token: OAuth 2 (Microsoft 365, Google)."
    )
    token_url: str = Field(
        default="",
        title="Address for tokens",
        description="Where a token is had for client ID and secret. Empty: the secret is the token itself.",
        max_length=500,
    )
    client_id: str = Field(default="", title="Client ID", description="For the address for tokens.", max_length=200)
    scope: str = Field(default="", title="Scope", description="For the address for tokens.", max_length=300)
    folder: OneLine = Field(
        default="INBOX", title="Folder", description="Such as INBOX or Press.", min_length=1, max_length=200
    )
    unseen: bool = Field(default=False, title="Only unread", description="Messages that nobody has opened yet.")
    after: Literal["leave", "seen", "move", "delete"] = Field(
        default="seen",
        title="When taken",
        description="Leave messages as they are, mark them read, move or delete them.",
    )
    move_to: OneLine = Field(default="", title="Move to", description="The folder for taken messages.", max_length=200)
    senders: tuple[str, ...] = Field(
        default=(),
        title="Senders",
        description="Whose messages are copy: addresses or domains, one a line. Empty: everybody's.",
        max_length=500,
    )
    trusted: str = Field(
        default="",
        title="Trusted checker",
        description="The name your mail server writes first into Authentication-Results. Then senders must be proven.",
        max_length=200,
        pattern=r"^[A-Za-z0-9._-]*$",
    )
    seconds: int = Field(
        default=20, ge=1, le=120, title="Patience", description="Seconds without a sign before the server is given up."
    )

    @field_validator("token_url")
    @classmethod
    def _check_token_url(cls, value: str) -> str:
        return checked_web_address(value) if value else ""

    @field_validator("senders")
    @classmethod
    def _check_senders(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        senders = tuple(dict.fromkeys(each.strip().lower() for each in value if each.strip()))
        for each in senders:
            if not _SENDER.fullmatch(each):
                message = f"{each!r} is neither an address nor a domain; write press@agency.example or agency.example"
                raise ValueError(message)
        return senders

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.after == "move" and not self.move_to:
            message = "say into which folder taken messages are moved"
            raise ValueError(message)
        if self.trusted and not self.senders:
            message = "name the senders that the trusted checker is to prove"
            raise ValueError(message)
        return self

    @property
    def server_port(self) -> int:
        """The port, where none is given the usual one."""
        return self.port or USUAL_PORTS[self.security]
