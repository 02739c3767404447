"""What Reuters Connect's interface may be told."""

from __future__ import annotations

from pydantic import Field, field_validator

from wireroom.wire.adapters.transports.settings import TransportSettings
from wireroom.wire.adapters.transports.web.settings import checked_web_address


class ReutersSettings(TransportSettings):
    """Who the newsroom is there, and which channels it takes."""

    url: str = Field(
        default="https://api.reutersconnect.com/content/graphql",
        title="Address",
        description="As it is, unless Reuters gave another.",
        max_length=500,
    )
    token_url: str = Field(
        default="https://auth.thomsonreuters.com/oauth/token",
        title="Address for tokens",
        description="As it is, unless Reuters gave another. The client secret goes there, and nowhere else.",
        max_length=500,
    )
    client_id: str = Field(title="Client ID", description="From Reuters, with the client secret.", max_length=200)
    audience: str = Field(default="", title="Audience", description="From Reuters, with the client.", max_length=200)
    scope: str = Field(
        default="https://api.thomsonreuters.com/auth/reutersconnect.contentapi.read",
        title="Scope",
        description="As it is, unless Reuters says otherwise.",
        max_length=500,
    )
    channels: str = Field(
        default="",
        title="Channels",
        description="Their aliases with commas between, such as STK567. Empty: everything the contract holds.",
        max_length=1000,
        pattern=r"^[A-Za-z0-9_, -]*$",
    )
    every: int = Field(
        default=30, ge=5, le=86_400, title="Look every", description="Seconds between two looks while all is well."
    )

    @field_validator("url", "token_url")
    @classmethod
    def _check_urls(cls, url: str) -> str:
        return checked_web_address(url)

    @property
    def channel_list(self) -> list[str]:
        """The channels' aliases, one by one."""
        return [each.strip() for each in self.channels.split(",") if each.strip()]
