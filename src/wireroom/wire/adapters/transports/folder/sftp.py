"""SFTP: files over SSH, from a server whose host key somebody has vouched for."""

from __future__ import annotations

import errno
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import paramiko
from pydantic import Field, field_validator

from wireroom.wire.adapters.transports.carrier import Carrier, TransportError
from wireroom.wire.adapters.transports.folder.remote import RefusedError, RemoteFolder
from wireroom.wire.adapters.transports.folder.settings import FolderSettings
from wireroom.wire.adapters.transports.folder.sftp_line import SftpLine, entries
from wireroom.wire.adapters.transports.reach import unreachable
from wireroom.wire.rules.remote_files import LARGEST, RemoteFile

PIECE = 32_768
USUAL_PORT = 22


class SftpSettings(FolderSettings):
    """An SFTP server and a folder on it."""

    host_key: str = Field(
        default="",
        title="Host key",
        description="Its fingerprint, as the agency names it. Try the transport to see which one the server shows.",
    )

    @field_validator("host_key")
    @classmethod
    def _fingerprint(cls, value: str) -> str:
        digest = value.removeprefix("SHA256:").rstrip("=")
        if value and not re.fullmatch(r"[A-Za-z0-9+/]{43}", digest):
            message = "give SHA256: and 43 characters, as trying the transport shows them"
            raise ValueError(message)
        return f"SHA256:{digest}" if value else ""

    @property
    def server_port(self) -> int:
        """The port, where none is given the usual one."""
        return self.port or USUAL_PORT


def open_sftp(settings: SftpSettings, secret: str) -> Carrier:
    """The carrier of a folder on an SFTP server."""
    return RemoteFolder(settings, lambda: SftpServer(settings, secret))


class SftpServer:
    """A folder on an SFTP server, signed in to."""

    def __init__(self, settings: SftpSettings, secret: str) -> None:
        self._settings = settings
        with self._told():
            self._line = SftpLine(host=settings.host, port=settings.server_port, seconds=settings.seconds)
            try:
                self._line.check_host(settings.host_key)
                self._files = self._line.sign_in(settings.user, secret)
            except BaseException:
                self._line.close()
                raise

    def listing(self) -> list[RemoteFile]:
        """All files of the folder; links are no files."""
        with self._told():
            try:
                found = entries(self._files, self._path(""))
            except OSError as error:
                if error.errno not in {errno.ENOENT, errno.EACCES}:
                    raise
                message = (
                    f"{self._settings.host} has no folder {self._settings.folder or '.'} for this user: check its name."
                )
                raise TransportError(message, lasting=True) from error
        return [_file(name, facts) for name, facts in found if stat.S_ISREG(facts.st_mode or 0)]

    def read(self, file: RemoteFile, *, deadline: float) -> bytes | None:
        """A file's bytes; None if it is gone, or has another size than listed."""
        with self._told(), self._refusals():
            try:
                data = self._read(file, deadline=deadline)
            except FileNotFoundError:
                return None
        return data if file.size in {None, len(data)} else None

    def _read(self, file: RemoteFile, *, deadline: float) -> bytes:
        data = bytearray()
        with self._files.open(self._path(file.name), "rb") as remote:
            while piece := remote.read(PIECE):
                data += piece
                if len(data) > LARGEST:
                    message = f"more than {LARGEST // 1024**2} MiB come"
                    raise RefusedError(message)
                if time.monotonic() > deadline:
                    message = f"{self._settings.host} sends too slowly; the line was cut."
                    raise TransportError(message)
        return bytes(data)

    def is_unchanged(self, file: RemoteFile) -> bool:
        """Whether a file is still there as it was listed."""
        with self._told(), self._refusals():
            try:
                facts = self._files.lstat(self._path(file.name))
            except FileNotFoundError:
                return False
        return _file(_name(file.name), facts).stamp == file.stamp

    def remove(self, name: str) -> None:
        """Delete a file."""
        with self._told(), self._refusals(), suppress(FileNotFoundError):
            self._files.remove(self._path(name))

    def move(self, name: str, *, folder: str, new_name: str) -> None:
        """Put a file into another folder, which is made when there is none."""
        where = self._path(folder)
        with self._told(), self._refusals():
            try:
                self._files.stat(where)
            except FileNotFoundError:
                self._files.mkdir(where)
            self._files.rename(self._path(name), where.rstrip(b"/") + b"/" + _name(new_name))

    def close(self) -> None:
        """Let go of the server."""
        self._line.close()

    def _path(self, name: str) -> bytes:
        if name.startswith("/") or not self._settings.folder:
            return _name(name or ".")
        return _name(f"{self._settings.folder.rstrip('/')}/{name}".rstrip("/") or "/")

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """What the server answers with a fault while the line stands, it refuses."""
        try:
            yield
        except TimeoutError:
            raise
        except OSError as error:
            if not self._line.is_alive:
                raise
            raise RefusedError(error.strerror or str(error)) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Faults of the line, in words."""
        host = self._settings.host
        try:
            yield
        except EOFError as error:
            raise TransportError(f"{host} closed the connection.") from error
        except paramiko.SSHException as error:
            raise TransportError(f"{host} and the newsroom do not understand each other: {error}") from error
        except UnicodeError as error:
            raise TransportError(f"{host} answers with text that is not UTF-8.") from error
        except OSError as error:
            raise unreachable(host, self._settings.server_port, error) from error


def _name(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _file(name: bytes, facts: paramiko.SFTPAttributes) -> RemoteFile:
    modified = f"{facts.st_mtime:012}" if facts.st_mtime is not None else ""
    return RemoteFile(name.decode("utf-8", "surrogateescape"), facts.st_size, modified)
