"""A newsroom opened for one command, beside the processes that may be running."""

from __future__ import annotations

from wireroom.config.commands.given import checked_settings
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes import places
from wireroom.config.processes.child import start_django


def open_newsroom() -> None:
    """Make the newsroom's tables reachable; what needs them is imported afterwards. Raises CannotRunError."""
    data = checked_settings().data
    if not places.database(data).exists():
        raise CannotRunError(f"There is no newsroom in {data.resolve()} yet: `wireroom up` makes one.")
    start_django()
