from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path


class FilesOnDisk:
    """The files of a server that shows a folder of this machine."""

    folder: Path

    def put(self, name: str, data: bytes, *, written: datetime | None = None) -> None:
        draft = self.folder.parent / "draft"
        draft.write_bytes(data)
        if written is not None:
            os.utime(draft, (written.timestamp(), written.timestamp()))
        draft.rename(self.folder / name)

    def names(self) -> list[str]:
        return sorted(each.name for each in self.folder.iterdir() if each.is_file())
