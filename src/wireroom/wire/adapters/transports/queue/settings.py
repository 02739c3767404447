"""What a queue may be told."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from wireroom.wire.adapters.transports.web.settings import WebSettings, checked_web_address


class QueueSettings(WebSettings):
    """Where the queue is, what its answers look like, and how a receipt is given back."""

    every: int = Field(
        default=30, ge=1, le=86_400, title="Look every", description="Seconds between two looks while all is well."
    )
    method: Literal["GET", "POST"] = Field(
        default="GET", title="Asked by", description="GET lists what waits; POST for a queue that wants it so."
    )
    form: Literal["json", "xml"] = Field(default="json", title="Answers in", description="The form of the list.")
    entries_path: str = Field(
        default="entries",
        title="Where the entries are",
        description="A path into the JSON (entries), or the name of the XML element of each entry (RBNews).",
        max_length=200,
    )
    receipt_path: str = Field(
        default="_wireq_receipt",
        title="Where the receipt is",
        description="Within an entry: a path into the JSON, or the name of the XML element. It is told to nobody else.",
        max_length=200,
    )
    copy_path: str = Field(
        default="",
        title="Where the copy is",
        description="A path within a JSON entry, if that is only a wrapper. Empty: the entry is the copy.",
        max_length=200,
    )
    ack_url: str = Field(
        default="",
        title="Address for receipts",
        description="With {receipt} where the receipt goes. Empty: entry/{receipt} beside the address above.",
        max_length=2000,
    )
    ack_method: Literal["DELETE", "POST", "GET"] = Field(
        default="DELETE", title="Receipts are given by", description="As the agency says."
    )
    hidden_for: int = Field(
        default=60,
        ge=5,
        le=43_200,
        title="Hidden for",
        description="Seconds after which the queue shows again what got no receipt.",
    )

    @field_validator("ack_url")
    @classmethod
    def _check_ack_url(cls, url: str) -> str:
        if url and "{receipt}" not in url:
            message = "Write {receipt} where the receipt belongs in the address."
            raise ValueError(message)
        return checked_web_address(url) if url else url
