"""`wireroom up`: the whole newsroom under one parent."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console

from wireroom.config.commands.given import checked_settings
from wireroom.config.commands.ground import free_port, need_folder
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes import lock
from wireroom.config.processes.places import app_socket
from wireroom.config.processes.supervise import Supervisor, raise_file_limit
from wireroom.config.settings import Settings

ROLES = ("app", "worker", "pictures", "post", "ingest", "fetch")
EDITOR_FILE = "first-editor.txt"


def run(*, port: int | None, verbose: bool = False, more: Sequence[str] = (), told: str = "") -> int:
    """Run until asked to stop; the exit status.

    `more` names further processes to run beside, `told` is printed with the addresses. Raises CannotRunError
    when the newsroom cannot start here.
    """
    given = checked_settings()
    need_folder(given.data)
    data = given.data.resolve()
    try:
        with lock.hold(data):
            chosen = free_port(given.host, given.port if port is None else port)
            given = given.model_copy(update={"port": chosen})
            return _Newsroom(given, data, verbose=verbose).run(more=more, told=told)
    except lock.AlreadyUpError as error:
        message = (
            f"The newsroom in {data} is already up ({error}): stop it first, or set WIREROOM_DATA to another folder."
        )
        raise CannotRunError(message) from error


class _Newsroom:
    def __init__(self, given: Settings, data: Path, *, verbose: bool) -> None:
        self._given = given
        self._data = data
        self._console = Console(highlight=False, soft_wrap=True)
        raise_file_limit()
        self._parent = Supervisor(environment=self._environment(), say=self._say, noted=self._note, verbose=verbose)

    def run(self, *, more: Sequence[str], told: str) -> int:
        """Start in the order in which things are of use: readers first."""
        editor_before = self._first_editor()
        self._parent.add(["front"])
        try:
            return self._run(more=more, told=told, editor_before=editor_before)
        finally:
            self._parent.stop()

    def _run(self, *, more: Sequence[str], told: str, editor_before: str) -> int:
        with self._console.status("Preparing the newsroom: tables, first editor, pages …"):
            status = self._parent.run_once("migrate")
        if self._parent.is_asked_to_stop:
            return 0
        if status != 0:
            self._say("up", "The newsroom could not be prepared; what went wrong stands above. Try `wireroom doctor`.")
            return 1
        self._parent.add([*ROLES, *(f"sender-{each}" for each in range(1, self._given.senders + 1))])
        with self._console.status("Opening the desk …"):
            self._parent.watch(until=self._is_open)
        if not self._parent.is_asked_to_stop:
            self._parent.add(more, once=True)
            self._tell_addresses(told=told, editor_before=editor_before)
        self._parent.watch()
        self._console.print("Stopping …")
        return 0

    def _environment(self) -> Mapping[str, str]:
        return {"WIREROOM_DATA": str(self._data), "WIREROOM_PORT": str(self._given.port)}

    def _is_open(self) -> bool:
        host = self._given.host.replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - a comparison, nothing is bound
        return _answers(socket.AF_INET6 if ":" in host else socket.AF_INET, (host, self._given.port)) and _answers(
            socket.AF_UNIX, str(app_socket(self._data))
        )

    def _tell_addresses(self, *, told: str, editor_before: str) -> None:
        listening = self._given.model_copy(update={"site_url": ""}).origin
        self._console.print(f"\n[bold]{self._given.site_name}[/bold] is up.")
        self._console.print(f"  Site   {listening}/")
        self._console.print(f"  Desk   {listening}/desk/")
        named = "" if self._given.site_url else by_name(listening)
        if named:
            self._console.print(f"  Passkeys   at {named}/ , for browsers take none where the address is a number")
        editor = self._first_editor()
        if editor:
            words = editor.strip().replace("\n", ", ") if editor != editor_before else "as at the first start"
            self._console.print(f"  Sign in   {words} (kept in {self._data / EDITOR_FILE})", markup=False)
        if told:
            self._console.print(told, markup=False)
        self._console.print("  Ctrl-C stops it.\n")

    def _first_editor(self) -> str:
        path = self._data / EDITOR_FILE
        return path.read_text() if path.exists() else ""

    def _note(self, pids: dict[str, int]) -> None:
        origin = self._given.model_copy(update={"site_url": ""}).origin
        lock.note(self._data, lock.Running(pid=os.getpid(), url=origin, children=pids))

    def _say(self, role: str, line: str) -> None:
        self._console.print(f"{role:>8} | {line}", markup=False)


def by_name(origin: str) -> str:
    """The same place by the name that every machine has for itself; empty for any other place."""
    place = urlsplit(origin)
    return place._replace(netloc=f"localhost:{place.port}").geturl() if place.hostname == "127.0.0.1" else ""


def _answers(family: socket.AddressFamily, address: tuple[str, int] | str) -> bool:
    with socket.socket(family) as probe:
        probe.settimeout(1)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
