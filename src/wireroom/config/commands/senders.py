"""`wireroom senders`: a machine that sends alerts beside the newsroom's own, from the same tables."""

from __future__ import annotations

from rich.console import Console

from wireroom.config.commands.given import checked_settings
from wireroom.config.commands.ground import need_folder
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes import lock
from wireroom.config.processes.supervise import Supervisor, raise_file_limit


def run(*, verbose: bool = False) -> int:
    """Send until asked to stop; the exit status. Raises CannotRunError when this machine cannot send."""
    given = checked_settings()
    if not given.alerts_database_url:
        raise CannotRunError(
            "Senders on another machine need the alerts on PostgreSQL: set WIREROOM_ALERTS_DATABASE_URL here and where "
            "`wireroom up` runs. On the newsroom's own machine WIREROOM_SENDERS says how many there are."
        )
    need_folder(given.data)
    data = given.data.resolve()
    console = Console(highlight=False, soft_wrap=True)

    def say(role: str, line: str) -> None:
        console.print(f"{role:>8} | {line}", markup=False)

    try:
        with lock.hold(data):
            raise_file_limit()
            parent = Supervisor(
                environment={"WIREROOM_DATA": str(data)}, say=say, noted=lambda _: None, verbose=verbose
            )
            try:
                return _send(parent, console, number=given.senders)
            finally:
                parent.stop()
    except lock.AlreadyUpError as error:
        raise CannotRunError(f"{data} is in use ({error}): give these senders a folder of their own.") from error


def _send(parent: Supervisor, console: Console, *, number: int) -> int:
    if parent.run_once("ready") != 0:
        return 0 if parent.is_asked_to_stop else 1
    parent.add([f"elsewhere-{each}" for each in range(1, number + 1)])
    console.print(f"{number} sending beside the newsroom's own. Ctrl-C stops.")
    parent.watch()
    return 0
