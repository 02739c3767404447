"""What every transport over HTTP may be told: where it looks, and how it says who it is."""

from __future__ import annotations

from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from wireroom.wire.adapters.transports.settings import TransportSettings

type Auth = Literal["none", "basic", "bearer", "header", "query"]


def checked_web_address(url: str) -> str:
    """An http or https address with a host and no password in it. Raises ValueError, in words for the editor."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = "Give the whole address, beginning with https:// or http://."
        raise ValueError(message)
    if "@" in parts.netloc:
        message = "Leave the user and password out of the address; they have fields of their own."
        raise ValueError(message)
    if not url.isascii() or not url.isprintable() or " " in url:
        message = "The address has a space or a letter that addresses may not have; copy it again as it is."
        raise ValueError(message)
    return url


class WebSettings(TransportSettings):
    """Where to look, and the credentials to show there."""

    url: str = Field(title="Address", description="Begins with https://; as the agency gives it.", max_length=2000)
    auth: Auth = Field(
        default="none",
        title="Credentials",
        description="none; basic: user and password; bearer: a token; header or query: a key under a name of its own.",
    )
    user: str = Field(default="", title="User", description="For basic credentials.", max_length=200)
    key_name: str = Field(
        default="",
        title="Name of the key",
        description="The header (X-Api-Key) or the query parameter (apikey) that carries the key.",
        max_length=60,
        pattern=r"^[A-Za-z0-9_.-]*$",
    )

    @field_validator("url")
    @classmethod
    def _check_url(cls, url: str) -> str:
        return checked_web_address(url)

    @model_validator(mode="after")
    def _check_names(self) -> Self:
        if self.auth in {"header", "query"} and not self.key_name:
            message = "Say under which name the key is sent."
            raise ValueError(message)
        if self.auth == "basic" and not self.user:
            message = "Basic credentials need a user."
            raise ValueError(message)
        return self
