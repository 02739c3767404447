"""Where the processes of one data folder meet. Imports no Django."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

LONGEST_SOCKET_PATH = 100


def run_folder(data: Path) -> Path:
    """What is of use only while the newsroom is up, readable by its owner only."""
    folder = data.resolve() / "run"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def database(data: Path) -> Path:
    """The newsroom's one database file."""
    return data.resolve() / "wireroom.sqlite3"


def alerts_database(data: Path) -> Path:
    """The database of alerts, as long as this machine alone sends them."""
    return data.resolve() / "alerts.sqlite3"


def app_socket(data: Path) -> Path:
    """The Unix socket between the front and the application.

    Its path may hold some hundred characters only, so that of a deep data folder lies in the temporary folder.
    """
    path = data.resolve() / "run" / "app.sock"
    if len(str(path).encode()) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(str(path).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"wireroom-{name}" / "app.sock"
