"""What every transport may be told."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class TransportSettings(BaseModel):
    """Settings of a kind of transport: titles and descriptions are what the desk's form prints beside each field.

    An error raised by a validator is shown to the editor under its field, so it names the mend.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    every: int = Field(
        default=15, ge=1, le=86_400, title="Look every", description="Seconds between two looks while all is well."
    )
