"""What a transport is told that fetches files from a folder."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from wireroom.wire.adapters.transports.settings import Host, OneLine, TransportSettings
from wireroom.wire.rules.remote_files import Choice, patterns


class FolderSettings(TransportSettings):
    """Which files are taken from which folder of which server, and what becomes of them."""

    host: Host = Field(title="Server", description="Its name, such as ftp.agency.example.")
    port: int = Field(default=0, ge=0, le=65_535, title="Port", description="0 for the usual one.")
    user: OneLine = Field(title="User", min_length=1, max_length=200)
    folder: OneLine = Field(default="", title="Folder", description="Empty for the one the server shows first.")
    include: str = Field(default="*", title="Files", description="Which are copy, such as *.xml, *.jpg.")
    exclude: str = Field(default="", title="But not", description="Which are passed over, such as *_preview.*.")
    after: Literal["leave", "delete", "move"] = Field(
        default="leave", title="When taken", description="Leave files there, delete them, or move them."
    )
    move_to: OneLine = Field(default="", title="Move to", description="The folder for taken files, such as done.")
    renamed: bool = Field(
        default=False,
        title="Names appear when done",
        description="The agency writes under another name and renames: files are taken at first sight.",
    )
    seconds: int = Field(
        default=20, ge=1, le=120, title="Patience", description="Seconds without a sign before the server is given up."
    )

    @model_validator(mode="after")
    def _somewhere_to_move(self) -> Self:
        if self.after == "move" and not self.move_to:
            message = "say into which folder taken files are moved"
            raise ValueError(message)
        return self

    @property
    def choice(self) -> Choice:
        """Which files are the feed's."""
        return Choice(include=patterns(self.include) or ("*",), exclude=patterns(self.exclude), is_renamed=self.renamed)
