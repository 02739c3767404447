"""The FTP protocol over addresses that were checked, with or without TLS; the protocol itself is Python's ftplib."""

from __future__ import annotations

import ftplib
import hashlib
import hmac
import socket
import ssl
from typing import Any, Literal

from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.folder.ftp_answers import FtpAnswers
from wireroom.wire.adapters.transports.reach import connected

type Security = Literal["tls", "implicit", "none"]
UNKNOWN_COMMAND = ("500", "501", "502", "503", "504", "522")


def wire_name(name: str) -> str:
    """Text as ftplib sends it: its Latin-1 is whatever bytes the server uses, mostly UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("latin-1")


def plain_name(name: str) -> str:
    """Text as ftplib received it, read as UTF-8; other bytes are kept so that the name can be sent back."""
    return name.encode("latin-1").decode("utf-8", "surrogateescape")


class FtpLine(ftplib.FTP):
    """One control connection. Data connections go to the address of the control connection, whatever PASV says."""

    def __init__(self, *, host: str, port: int, seconds: float, security: Security, fingerprint: str) -> None:
        super().__init__(timeout=seconds, encoding="latin-1")
        self.host, self.port = host, port
        self._context = _context(fingerprint)
        self._fingerprint, self._is_private = fingerprint, security != "none"
        self._has_epsv = True
        self.sock = connected(host, port, seconds=seconds)
        self.af = self.sock.family
        try:
            self._begin(security)
        except BaseException:
            self.close()
            raise

    def _begin(self, security: Security) -> None:
        if security == "implicit":
            self._secure()
        self._listen()
        self.welcome = self.getresp()
        if security == "tls":
            self._ask_for_tls()
            self._secure()
            self._listen()

    def _ask_for_tls(self) -> None:
        try:
            self.voidcmd("AUTH TLS")
        except ftplib.error_perm as error:
            message = (
                f"{self.host} does not encrypt this way: choose another encryption, or ask the agency. "
                f"It says: {plain_name(str(error))}"
            )
            raise TransportError(message, lasting=True) from error

    def _listen(self) -> None:
        """Read answers from the connection as it is now; what came before it was encrypted is forgotten."""
        self._answers = FtpAnswers(_plain(self.sock))
        self.file = self._answers  # type: ignore[assignment]  # ftplib reads lines from it and closes it, no more

    def getmultiline(self) -> str:
        """One answer, of one line or several, within limits."""
        self._answers.begin()
        return super().getmultiline()

    def _secure(self) -> None:
        self.sock = self._context.wrap_socket(_plain(self.sock), server_hostname=self.host)
        found = fingerprint_of(self.sock)
        if self._fingerprint and not hmac.compare_digest(found, self._fingerprint):
            message = (
                f"{self.host} shows the certificate {found}, not {self._fingerprint} as saved. "
                "Ask the agency whether it was changed; if so, save the new one."
            )
            raise TransportError(message, lasting=True, found={"certificate": found})

    def protect(self) -> None:
        """Encrypt data connections too (RFC 4217, section 9), once signed in."""
        if self._is_private:
            self.voidcmd("PBSZ 0")
            self.voidcmd("PROT P")

    def makepasv(self) -> tuple[str, int]:
        """Where the server waits for the data connection: its own address, at the port it names."""
        here = _plain(self.sock).getpeername()
        if self._has_epsv:
            try:
                return ftplib.parse229(self.sendcmd("EPSV"), here)  # noqa: S321 - agencies use it, with TLS by default
            except ftplib.error_perm as error:
                if self.af != socket.AF_INET or not str(error).startswith(UNKNOWN_COMMAND):
                    raise
                self._has_epsv = False
        _, port = ftplib.parse227(self.sendcmd("PASV"))  # noqa: S321 - as above
        return here[0], port

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """Open a data connection; with TLS it continues the session of the control connection, as servers demand."""
        data, size = super().ntransfercmd(cmd, rest)
        if not self._is_private:
            return data, size
        session = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        try:
            return self._context.wrap_socket(data, server_hostname=self.host, session=session), size
        except BaseException:
            data.close()
            raise


def fingerprint_of(line: ssl.SSLSocket) -> str:
    """The SHA-256 of the server's certificate, as `SHA256:` and hex digits."""
    return f"SHA256:{hashlib.sha256(line.getpeercert(binary_form=True) or b'').hexdigest()}"


def certificate_of(*, host: str, port: int, seconds: float, security: Security) -> str:
    """The fingerprint of the certificate a server shows, whoever vouches for it. Nothing secret is sent."""
    line = _Stranger(host=host, port=port, seconds=seconds, security=security, fingerprint="")
    try:
        return fingerprint_of(_private(line.sock))
    finally:
        line.close()


class _Stranger(FtpLine):
    def _begin(self, security: Security) -> None:
        self._context = _unchecked()
        super()._begin(security)


def _context(fingerprint: str) -> ssl.SSLContext:
    return _unchecked() if fingerprint else ssl.create_default_context()


def _unchecked() -> ssl.SSLContext:
    """For a server known by its certificate's fingerprint, which says more than any authority."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _plain(sock: Any) -> socket.socket:
    assert isinstance(sock, socket.socket)  # noqa: S101 - ftplib leaves it open what this is before it is connected
    return sock


def _private(sock: Any) -> ssl.SSLSocket:
    assert isinstance(sock, ssl.SSLSocket)  # noqa: S101 - it was wrapped above
    return sock
