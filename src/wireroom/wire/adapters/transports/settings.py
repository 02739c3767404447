"""What every transport may be told."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from wireroom.wire.rules.hosts import checked_host


def _one_server(value: str) -> str:
    host = checked_host(value)
    if host.startswith("."):
        message = "name one server, not a domain"
        raise ValueError(message)
    return host


def _one_line(value: str) -> str:
    if not value.isprintable():
        message = "leave out line breaks and invisible characters"
        raise ValueError(message)
    return value


Host = Annotated[str, AfterValidator(_one_server)]
"""The bare name or address of one server."""
OneLine = Annotated[str, AfterValidator(_one_line)]
"""Words that go into a protocol's own lines."""


class TransportSettings(BaseModel):
    """Settings of a kind of transport: titles and descriptions are what the desk's form prints beside each field.

    An error raised by a validator is shown to the editor under its field, so it names the mend.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    every: int = Field(
        default=15, ge=1, le=86_400, title="Look every", description="Seconds between two looks while all is well."
    )
