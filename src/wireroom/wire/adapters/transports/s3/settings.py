"""What a bucket may be told."""

from __future__ import annotations

from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from wireroom.wire.adapters.transports.settings import TransportSettings
from wireroom.wire.adapters.transports.web.settings import checked_web_address
from wireroom.wire.rules.remote_files import Choice, patterns


class S3Settings(TransportSettings):
    """A bucket of Amazon S3 or of a store that speaks like it, and the queue that tells what is new in it."""

    bucket: str = Field(
        default="",
        title="Bucket",
        description="Its bare name. Empty only where the queue's messages carry the copy themselves.",
        max_length=255,
        pattern=r"^[A-Za-z0-9._-]*$",
    )
    prefix: str = Field(default="", title="Prefix", description="Only keys that begin so, as out/.", max_length=900)
    region: str = Field(
        default="eu-central-1", title="Region", description="Such as eu-central-1.", pattern=r"^[a-z0-9-]{1,40}$"
    )
    endpoint: str = Field(
        default="",
        title="Address",
        description="Empty for Amazon; else where the store is, with https://.",
        max_length=500,
    )
    access_key: str = Field(title="Access key ID", description="The key's public part.", min_length=1, max_length=200)
    queue_url: str = Field(
        default="",
        title="Queue",
        description="The address of the SQS queue that tells of new objects. Empty: the bucket itself is listed.",
        max_length=500,
    )
    hold: int = Field(
        default=20, ge=0, le=20, title="Waits for news", description="Seconds the queue may hold the line; 0 for none."
    )
    hidden_for: int = Field(
        default=120,
        ge=1,
        le=43_200,
        title="Hidden for",
        description="Seconds after which the queue shows again what was not kept.",
    )
    include: str = Field(
        default="*", title="Files", description="Which are copy, such as *.xml, *.json.", max_length=500
    )
    exclude: str = Field(default="", title="But not", description="Which are passed over.", max_length=500)
    after: Literal["leave", "delete", "move"] = Field(
        default="leave", title="When taken", description="Leave objects there, delete them, or move them."
    )
    move_to: str = Field(
        default="", title="Move to", description="The prefix for taken objects, as done/.", max_length=500
    )
    ascending: bool = Field(
        default=False,
        title="Keys ascend",
        description="New keys sort after old ones, as by date: only what comes last is listed. For large buckets.",
    )
    seconds: int = Field(
        default=20, ge=1, le=120, title="Patience", description="Seconds without a sign before the store is given up."
    )

    @field_validator("endpoint", "queue_url")
    @classmethod
    def _addresses(cls, value: str) -> str:
        return checked_web_address(value).rstrip("/") if value else ""

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if not self.bucket and not self.queue_url:
            message = "name a bucket, or a queue whose messages carry the copy"
            raise ValueError(message)
        if self.after == "move" and not self.move_to:
            message = "say to which prefix taken objects are moved"
            raise ValueError(message)
        return self

    @property
    def store(self) -> str:
        """The address of the store."""
        return self.endpoint or f"https://s3.{self.region}.amazonaws.com"

    @property
    def queue_service(self) -> str:
        """The address of the queue's service."""
        parts = urlsplit(self.queue_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def is_fifo(self) -> bool:
        """Whether the queue keeps an order."""
        return self.queue_url.endswith(".fifo")

    def wants(self, key: str) -> bool:
        """Whether an object is copy of the feed, by its key."""
        if not key.startswith(self.prefix) or key.endswith("/"):
            return False
        if self.after == "move" and key.startswith(self.move_to):
            return False
        choice = Choice(include=patterns(self.include) or ("*",), exclude=patterns(self.exclude))
        return choice.wants(key.rpartition("/")[2])
