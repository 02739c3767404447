"""Copy lies as files in a folder on the agency's server, by whatever protocol that is reached."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Leaving, Parcel, TransportError
from wireroom.wire.adapters.transports.folder.memory import memory_from, memory_to
from wireroom.wire.adapters.transports.folder.settings import FolderSettings
from wireroom.wire.adapters.whole_files import is_whole
from wireroom.wire.rules.names import shown_name
from wireroom.wire.rules.remote_files import MOST_REMEMBERED, Memory, Plan, RemoteFile, Sight, is_given_up, planned

A_HAUL = 50
BYTES_A_HAUL = 64 * 1024 * 1024
SECONDS_A_HAUL = 60.0
SECONDS_A_FILE = 300.0
STAYS = "Taken files could not be deleted or moved there, and stay. Have that allowed, or set them to be left."


class RefusedError(Exception):
    """The server does not let the newsroom do this to a file, now or ever."""


class FileServer(Protocol):
    """An open connection to a server, in the feed's folder. Its methods raise TransportError when it breaks."""

    def listing(self) -> list[RemoteFile]:
        """Give all files of the folder, without folders and links."""
        ...

    def read(self, file: RemoteFile, *, deadline: float) -> bytes | None:
        """Give a file's bytes; None if it is gone or was changed meanwhile. May raise RefusedError."""
        ...

    def is_unchanged(self, file: RemoteFile) -> bool:
        """Whether a file is still there as it was listed."""
        ...

    def remove(self, name: str) -> None:
        """Delete a file. May raise RefusedError."""
        ...

    def move(self, name: str, *, folder: str, new_name: str) -> None:
        """Put a file into another folder, which is made when there is none. May raise RefusedError."""
        ...

    def close(self) -> None:
        """Let go of the server. Never raises."""
        ...


class RemoteFolder:
    """The carrier of a folder: what was taken is deleted, moved, or left and remembered.

    A file that should have been deleted or moved and is still there is read again: it may be another one of the same
    name, and if it is not, the newsroom knows its bytes.
    """

    def __init__(self, settings: FolderSettings, connect: Callable[[], FileServer]) -> None:
        self._settings, self._connect = settings, connect
        self._open: FileServer | None = None
        self._taken: dict[str, RemoteFile] = {}
        self._stuck: dict[str, str] = {}

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:
        """Read the next files that are done."""
        until = time.monotonic() + SECONDS_A_HAUL
        memory = self._memory(cursor)
        plan = planned(self._server().listing(), memory, choice=self._settings.choice, share=A_HAUL, now=now)
        self._check_size(plan)
        reading = _Reading(self._server(), plan, now=now)
        reading.read_all(until=until)
        leavings = {**plan.leavings, **reading.leavings, **self._stays()}
        self._taken = reading.taken
        return Haul(
            parcels=tuple(reading.parcels),
            leavings=tuple(Leaving(name=name, reason=reason) for name, reason in leavings.items()),
            cursor=memory_to(reading.memory(remembers=self._settings.after == "leave"), place=self._place),
            more=bool(reading.taken) and (plan.waiting > 0 or reading.stopped),
        )

    def acknowledge(self, haul: Haul) -> None:
        """Delete or move what was kept; what the server refuses is told at the next look."""
        if self._settings.after == "leave":
            return
        for parcel in haul.parcels:
            file = self._taken.pop(parcel.receipt)
            if not self._dispose(file):
                self._stuck[file.name] = file.stamp

    def look(self, *, now: datetime) -> str:
        """Say how many files wait there."""
        listing = self._server().listing()
        plan = planned(listing, Memory(), choice=self._settings.choice, share=A_HAUL, now=now)
        waiting = sorted((each.modified, each.name) for each in listing if each.name in plan.memory.watched)
        where = f"{self._settings.host}, folder {self._settings.folder or '/'}"
        if not waiting:
            return f"Connected to {where}; none of {len(listing)} files there is one that the feed would take."
        count = "1 file" if len(waiting) == 1 else f"{len(waiting)} files"
        return f"Connected to {where}; {count} for the feed, the newest is {shown_name(waiting[-1][1])}."

    def close(self) -> None:
        """Let go of the server."""
        if self._open is not None:
            self._open.close()
        self._open = None

    @property
    def _place(self) -> str:
        return f"{self._settings.user} {self._settings.folder}"

    def _server(self) -> FileServer:
        if self._open is None:
            self._open = self._connect()
        return self._open

    def _check_size(self, plan: Plan) -> None:
        known = len(plan.memory.taken) + len(plan.memory.watched)
        if self._settings.after == "leave" and known > MOST_REMEMBERED:
            message = (
                f"The folder on {self._settings.host} holds {known} files; of more than {MOST_REMEMBERED} the newsroom "
                "cannot remember which it took: have them deleted or moved when taken, or clear the folder."
            )
            raise TransportError(message, lasting=True)

    def _memory(self, cursor: Cursor) -> Memory:
        known = memory_from(cursor, place=self._place)
        return replace(known, taken={**known.taken, **self._stuck}, left={**known.left, **self._stuck})

    def _stays(self) -> dict[str, str]:
        """What to tell of files that the server did not let be deleted or moved; once each time some are met."""
        stuck, self._stuck = self._stuck, {}
        return {self._settings.folder or "/": STAYS} if stuck else {}

    def _dispose(self, file: RemoteFile) -> bool:
        """Delete or move a file that was taken, unless another has come under its name. False if it is refused."""
        server = self._server()
        try:
            if not server.is_unchanged(file):
                return True
            if self._settings.after == "delete":
                server.remove(file.name)
            else:
                self._move(server, file)
        except RefusedError:
            return False
        return True

    def _move(self, server: FileServer, file: RemoteFile) -> None:
        folder = self._settings.move_to
        try:
            server.move(file.name, folder=folder, new_name=file.name)
        except RefusedError:  # one of this name may lie there already
            server.move(file.name, folder=folder, new_name=f"{file.name}.{re.sub(r'[^0-9]', '', file.stamp)}")


class _Reading:
    """The files of one haul, as they are read."""

    def __init__(self, server: FileServer, plan: Plan, *, now: datetime) -> None:
        self._server, self._plan, self._now = server, plan, now
        self._watched = dict(plan.memory.watched)
        self.parcels: list[Parcel] = []
        self.taken: dict[str, RemoteFile] = {}
        self.leavings: dict[str, str] = {}
        self.stopped = False
        self._left: dict[str, str] = {}

    def read_all(self, *, until: float) -> None:
        """Read until all is read, or it is enough for one haul."""
        room = BYTES_A_HAUL
        for file in self._plan.read:
            room -= file.size or 0
            if self.parcels and (room < 0 or time.monotonic() > until):
                self.stopped = True
                return
            self._read(file)

    def memory(self, *, remembers: bool) -> Memory:
        """What is to be known at the next look; `remembers` says that taken files are to stay where they are."""
        before = self._plan.memory
        taken = {name: file.stamp for name, file in self.taken.items()} if remembers else {}
        return Memory(watched=self._watched, taken={**before.taken, **taken}, left={**before.left, **self._left})

    def _read(self, file: RemoteFile) -> None:
        sight = self._watched.pop(file.name)
        try:
            data = self._server.read(file, deadline=time.monotonic() + SECONDS_A_FILE)
        except RefusedError as error:
            self.leavings[file.name] = f"It could not be read: {error}. It was left on the server."
            self._left[file.name] = file.stamp
            return
        if data is None:
            return
        if data and not is_given_up(sight, now=self._now) and not is_whole(data):
            self._watched[file.name] = Sight(stamp=sight.stamp, since=sight.since, cut_off=True)
            return
        self.parcels.append(Parcel(name=file.name, data=data, receipt=file.name))
        self.taken[file.name] = file
