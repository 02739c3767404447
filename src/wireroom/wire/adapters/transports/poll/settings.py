"""What a poll may be told."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from wireroom.wire.adapters.transports.web.settings import WebSettings


class PollSettings(WebSettings):
    """Where to look, and how its pages hang together."""

    every: int = Field(
        default=60, ge=1, le=86_400, title="Look every", description="Seconds between two looks while all is well."
    )
    paging: Literal["none", "older", "onward"] = Field(
        default="none",
        title="Pages",
        description="none: one file. older: the newest page first, each names an older one. "
        "onward: each page names the one to ask for next time.",
    )
    next_path: str = Field(
        default="",
        title="Where the next page is named",
        description="A path into the JSON, such as data.next_page. Empty: in the Link header, or in the feed itself.",
        max_length=200,
    )
    items_path: str = Field(
        default="",
        title="Where the items are",
        description="A path to the list in the JSON, such as data.items: each becomes a delivery of its own. "
        "Empty: the answer is one delivery.",
        max_length=200,
    )
    number_path: str = Field(
        default="",
        title="Where an item's running number is",
        description="A path within each item, such as meta.seq. Numbers that never come are told of in quarantine.",
        max_length=200,
    )
    pages: int = Field(default=10, ge=1, le=200, title="Most pages", description="How far back to look at once.")
    hold: int = Field(
        default=0, ge=0, le=240, title="Held for", description="Seconds for which the server may wait for news."
    )

    @model_validator(mode="after")
    def _check_paths(self) -> Self:
        if self.paging == "onward" and not self.items_path:
            message = "Pages that lead onward need the path to their items: without it an empty page looks like copy."
            raise ValueError(message)
        if self.number_path and not self.items_path:
            message = "Running numbers are looked for in items: give the path to those as well."
            raise ValueError(message)
        return self
