"""FTP and FTPS: the oldest way in which agencies let their copy be fetched, and still the most common."""

from __future__ import annotations

import ftplib
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from pydantic import Field, field_validator

from wireroom.wire.adapters.transports.carrier import Carrier, TransportError
from wireroom.wire.adapters.transports.folder.ftp_line import (
    UNKNOWN_COMMAND,
    FtpLine,
    certificate_of,
    plain_name,
    wire_name,
)
from wireroom.wire.adapters.transports.folder.remote import RefusedError, RemoteFolder
from wireroom.wire.adapters.transports.folder.settings import FolderSettings
from wireroom.wire.adapters.transports.reach import unreachable
from wireroom.wire.rules.ftp_listing import from_list, from_mlsd
from wireroom.wire.rules.remote_files import LARGEST, RemoteFile

PIECE = 65_536
LARGEST_LISTING = 32 * 1024 * 1024
SECONDS_A_LISTING = 120.0
MOST_ASKED_ONE_BY_ONE = 1_000
IMPLICIT_PORT = 990


class FtpSettings(FolderSettings):
    """An FTP server and a folder on it."""

    security: Literal["tls", "implicit", "none"] = Field(
        default="tls",
        title="Encryption",
        description="TLS: the usual. Implicit: older servers, at port 990. None: everybody can read along.",
    )
    certificate: str = Field(
        default="",
        title="Certificate",
        description="Fingerprint of a certificate that no authority vouches for; empty for all others.",
    )

    @field_validator("certificate")
    @classmethod
    def _fingerprint(cls, value: str) -> str:
        digits = value.removeprefix("SHA256:").replace(":", "").lower()
        if value and not re.fullmatch(r"[0-9a-f]{64}", digits):
            message = "give SHA256: and 64 hex digits, as trying the transport shows them"
            raise ValueError(message)
        return f"SHA256:{digits}" if value else ""

    @property
    def server_port(self) -> int:
        """The port, where none is given the usual one."""
        return self.port or (IMPLICIT_PORT if self.security == "implicit" else ftplib.FTP_PORT)


def open_ftp(settings: FtpSettings, secret: str) -> Carrier:
    """The carrier of a folder on an FTP server."""
    return RemoteFolder(settings, lambda: FtpServer(settings, secret))


class FtpServer:
    """A folder on an FTP server, signed in to."""

    def __init__(self, settings: FtpSettings, password: str) -> None:
        self._settings = settings
        self._has_mlsd = True
        with self._told():
            self._line = self._connected()
        try:
            self._enter(password)
        except BaseException:
            self.close()
            raise

    def _connected(self) -> FtpLine:
        given = self._settings
        try:
            return FtpLine(
                host=given.host,
                port=given.server_port,
                seconds=given.seconds,
                security=given.security,
                fingerprint=given.certificate,
            )
        except ssl.SSLCertVerificationError as error:
            found = certificate_of(
                host=given.host, port=given.server_port, seconds=given.seconds, security=given.security
            )
            message = (
                f"No authority vouches for the certificate of {given.host} ({error.verify_message}). Its fingerprint "
                f"is {found}: if the agency confirms it, save it as the certificate."
            )
            raise TransportError(message, lasting=True, found={"certificate": found}) from error

    def _enter(self, password: str) -> None:
        given = self._settings
        with self._told():
            try:
                self._line.login(wire_name(given.user), wire_name(password))
            except ftplib.error_perm as error:
                message = f"{given.host} does not let {given.user} in: check user and password. It says: {error}"
                raise TransportError(message, lasting=True) from error
            self._line.protect()
            self._line.voidcmd("TYPE I")
            if given.folder:
                self._change_folder(given.folder)

    def _change_folder(self, folder: str) -> None:
        try:
            self._line.cwd(wire_name(folder))
        except ftplib.error_perm as error:
            message = f"{self._settings.host} has no folder {folder} for this user: check its name. It says: {error}"
            raise TransportError(message, lasting=True) from error

    def listing(self) -> list[RemoteFile]:
        """All files of the folder, by the best command that the server knows."""
        with self._told():
            if self._has_mlsd:
                try:
                    return from_mlsd(self._lines("MLSD"))
                except ftplib.error_perm as error:
                    if not str(error).startswith(UNKNOWN_COMMAND):
                        raise
                    self._has_mlsd = False
            found = from_list(self._lines("LIST"))
            return self._one_by_one() if found is None else found

    def read(self, file: RemoteFile, *, deadline: float) -> bytes | None:
        """A file's bytes; None if it is gone, or has another size than listed."""
        with self._told():
            try:
                data = self._transfer(f"RETR {wire_name(file.name)}", largest=LARGEST, deadline=deadline)
            except ftplib.error_perm as error:
                if self._size(file.name) is None:
                    return None
                raise RefusedError(plain_name(str(error))) from error
        return data if file.size in {None, len(data)} else None

    def is_unchanged(self, file: RemoteFile) -> bool:
        """Whether a file is still there as it was listed."""
        with self._told():
            if not self._has_mlsd:
                return file.size in {None, self._size(file.name)}
            try:
                answer = self._line.sendcmd(f"MLST {wire_name(file.name)}").splitlines()
            except ftplib.error_perm as error:
                return str(error).startswith(UNKNOWN_COMMAND) and file.size == self._size(file.name)
            facts = [line.lstrip().partition(" ")[0] for line in answer[1:2]]
            found = from_mlsd(f"{each} {file.name}" for each in facts)
            return bool(found) and found[0].stamp == file.stamp

    def remove(self, name: str) -> None:
        """Delete a file."""
        with self._told(), _refusals():
            self._line.delete(wire_name(name))

    def move(self, name: str, *, folder: str, new_name: str) -> None:
        """Put a file into another folder, which is made when there is none."""
        with self._told(), _refusals():
            with suppress(ftplib.error_perm):
                self._line.mkd(wire_name(folder))
            self._line.rename(wire_name(name), wire_name(f"{folder.rstrip('/')}/{new_name}"))

    def close(self) -> None:
        """Take leave as is proper, but do not wait for an answer."""
        with suppress(Exception):
            self._line.putcmd("QUIT")
        with suppress(Exception):
            self._line.close()

    def _lines(self, command: str) -> list[str]:
        deadline = time.monotonic() + SECONDS_A_LISTING
        try:
            data = self._transfer(command, largest=LARGEST_LISTING, deadline=deadline)
        except RefusedError as error:
            message = f"The listing of {self._settings.host} is not one: {error}"
            raise TransportError(message) from error
        return data.decode("utf-8", "surrogateescape").replace("\r\n", "\n").rstrip("\n").split("\n") if data else []

    def _transfer(self, command: str, *, largest: int, deadline: float) -> bytes:
        data = bytearray()
        with self._line.transfercmd(command) as pipe:
            while len(data) <= largest and (piece := pipe.recv(PIECE)):
                data += piece
                if time.monotonic() > deadline:
                    message = f"{self._settings.host} sends too slowly; the line was cut."
                    raise TransportError(message)
        if len(data) > largest:
            with suppress(ftplib.error_temp):
                self._line.voidresp()
            message = f"more than {largest // 1024**2} MiB come"
            raise RefusedError(message)
        self._line.voidresp()
        return bytes(data)

    def _one_by_one(self) -> list[RemoteFile]:
        names = [each for each in self._lines("NLST") if each not in {".", ".."}][:MOST_ASKED_ONE_BY_ONE]
        return [RemoteFile(name, size, self._time(name)) for name in names if (size := self._size(name)) is not None]

    def _size(self, name: str) -> int | None:
        try:
            return self._line.size(wire_name(name))
        except ftplib.error_perm:
            return None

    def _time(self, name: str) -> str:
        try:
            return self._line.sendcmd(f"MDTM {wire_name(name)}")[4:]
        except ftplib.error_perm:
            return ""

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Faults of the line, in words."""
        host = self._settings.host
        try:
            yield
        except ftplib.Error as error:
            raise TransportError(f"{host} refuses: {plain_name(str(error))}") from error
        except ssl.SSLError as error:
            raise TransportError(f"{host} and the newsroom could not agree on encryption: {error.reason}") from error
        except EOFError as error:
            raise TransportError(f"{host} closed the connection.") from error
        except OSError as error:
            raise unreachable(host, self._settings.server_port, error) from error


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except ftplib.error_perm as error:
        raise RefusedError(plain_name(str(error))) from error
