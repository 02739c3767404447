"""IMAP over an address that was checked, bounded in bytes and seconds; imapclient speaks it (RFC 3501, 6851, 4315)."""

from __future__ import annotations

import hmac
import imaplib
import io
import logging
import socket
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it has no types
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError, ProtocolError  # type: ignore[import-untyped]  # as above

from wireroom.kernel.site import current_site
from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.folder.ftp_line import fingerprint_of
from wireroom.wire.adapters.transports.mailbox.settings import MailboxSettings
from wireroom.wire.adapters.transports.reach import connected, unreachable
from wireroom.wire.rules.remote_files import LARGEST

logging.getLogger("imapclient").setLevel(logging.CRITICAL)  # what goes wrong is told with the feed
LONGEST_LINE = 1_000_000
SECONDS_A_SESSION = 600.0
PIECE = 65_536
HEAD = "BODY.PEEK[HEADER.FIELDS (FROM AUTHENTICATION-RESULTS)]"


class RefusedError(Exception):
    """The server does not let the newsroom do this to a message."""


class _Wire(imaplib.IMAP4):
    """The protocol's bytes: nothing longer than a message may be, nothing slower than a session."""

    def __init__(self, settings: MailboxSettings) -> None:
        self._settings = settings
        self.until = time.monotonic() + SECONDS_A_SESSION
        super().__init__(settings.host, settings.server_port, timeout=settings.seconds)

    def _create_socket(self, timeout: float | None) -> socket.socket:  # noqa: ARG002 - imaplib's shape of it
        given = self._settings
        line = connected(given.host, given.server_port, seconds=given.seconds)
        if given.security != "tls":
            return line
        return context_of(given).wrap_socket(line, server_hostname=given.host)

    def read(self, size: int) -> bytes:
        """So many bytes of a message, or of what the server says of one."""
        if size > LARGEST + PIECE:
            message = f"it announces {size} bytes at once"
            raise self.abort(message)
        data = bytearray()
        while len(data) < size:
            self._check_time()
            piece = self._buffer.read1(min(size - len(data), PIECE))
            if not piece:
                break
            data += piece
        return bytes(data)

    def readline(self) -> bytes:
        """One line of what the server says."""
        line = bytearray()
        while not line.endswith(b"\n"):
            self._check_time()
            waiting = self._buffer.peek(1)
            if not waiting or len(line) > LONGEST_LINE:
                break
            line += self._buffer.read1(waiting.find(b"\n") + 1 or len(waiting))
        return bytes(line)

    @property
    def _buffer(self) -> io.BufferedReader:
        return cast("io.BufferedReader", self.file)

    def _check_time(self) -> None:
        if time.monotonic() > self.until:
            raise TimeoutError


class _Client(IMAPClient):  # type: ignore[misc]  # imapclient has no types
    def __init__(self, settings: MailboxSettings) -> None:
        self._given = settings
        port, is_tls = settings.server_port, settings.security == "tls"
        super().__init__(settings.host, port=port, ssl=is_tls, timeout=settings.seconds)

    def _create_IMAP4(self) -> _Wire:  # noqa: N802 - imapclient calls it so
        return _Wire(self._given)


class MailboxLine:
    """One connection to a mail server, signed in. Raises TransportError for what a person has to mend."""

    def __init__(self, settings: MailboxSettings, secret: str) -> None:
        self._settings = settings
        self._check_security()
        with self.told():
            self._client: Any = _Client(settings)
            try:
                self._secure()
                self._sign_in(secret)
            except BaseException:
                self.close()
                raise

    def select(self) -> int:
        """Open the folder, and give its UIDVALIDITY: as long as it is the same, no UID means another message."""
        self._client._imap.until = time.monotonic() + SECONDS_A_SESSION  # noqa: SLF001 - it is _Wire, see above
        with self.told():
            try:
                found = self._client.select_folder(self._settings.folder, readonly=self._settings.after == "leave")
            except IMAPClientAbortError:
                raise
            except IMAPClientError as error:
                message = f"{self._settings.host} has no folder {self._settings.folder} for this user: check its name."
                raise TransportError(message, lasting=True) from error
        return int(found.get(b"UIDVALIDITY", 0))

    def after(self, uid: int) -> list[int]:
        """The UIDs beyond one, in their order."""
        asked = ["UNSEEN"] if self._settings.unseen else []
        with self.told():
            found = self._client.search([*asked, "UID", f"{uid + 1}:*"])
        return sorted({each for each in map(int, found) if each > uid})

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """How many bytes each message has."""
        return {uid: int(each.get(b"RFC822.SIZE", 0)) for uid, each in self._facts(uids, "RFC822.SIZE").items()}

    def heads(self, uids: Sequence[int]) -> dict[int, bytes]:
        """What each message says of its sender."""
        return {uid: _part(each, b"BODY[HEADER") for uid, each in self._facts(uids, HEAD).items()}

    def message(self, uid: int) -> bytes | None:
        """A whole message, left as unread as it was; None if it is gone."""
        found = self._facts([uid], "BODY.PEEK[]").get(uid)
        return None if found is None else _part(found, b"BODY[]")

    def mark_seen(self, uids: Sequence[int]) -> None:
        """Mark messages read. Those that are gone do not matter. May raise RefusedError."""
        with self.told(), _refusals():
            self._client.add_flags(uids, [b"\\Seen"], silent=True)

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Put messages into another folder, made when there is none. May raise RefusedError."""
        with self.told(), _refusals():
            if not self._client.folder_exists(folder):
                self._client.create_folder(folder)
            if self._client.has_capability("MOVE"):
                self._client.move(uids, folder)
            else:
                self._client.copy(uids, folder)
                self._delete(uids)

    def delete(self, uids: Sequence[int]) -> None:
        """Delete messages for good. May raise RefusedError."""
        with self.told(), _refusals():
            self._delete(uids)

    def close(self) -> None:
        """Let go of the server. Never raises."""
        with suppress(Exception):
            self._client.socket().settimeout(1)
            self._client.logout()
        with suppress(Exception):
            self._client.shutdown()

    def _delete(self, uids: Sequence[int]) -> None:
        """Without UIDPLUS everything marked would go, so that others' marks stop it."""
        self._client.add_flags(uids, [b"\\Deleted"], silent=True)
        if self._client.has_capability("UIDPLUS"):
            self._client.uid_expunge(uids)
        elif set(map(int, self._client.search("DELETED"))) <= set(uids):
            self._client.expunge()

    def _facts(self, uids: Sequence[int], what: str) -> dict[int, dict[bytes, Any]]:
        with self.told():
            return dict(self._client.fetch(uids, [what])) if uids else {}

    def _check_security(self) -> None:
        given = self._settings
        if given.security == "none" and given.host not in current_site().private_hosts:
            message = (
                f"The password would go to {given.host} for everybody to read: choose tls or starttls, or name the "
                "host in the setting WIREROOM_PRIVATE_HOSTS if it is within the house."
            )
            raise TransportError(message, lasting=True)

    def _secure(self) -> None:
        given = self._settings
        if given.security == "starttls":
            if not self._client.has_capability("STARTTLS"):
                message = f"{given.host} offers no STARTTLS: choose tls."
                raise TransportError(message, lasting=True)
            self._client.starttls(context_of(given))
        if given.security != "none" and given.certificate:
            self._check_certificate(fingerprint_of(self._client.socket()))

    def _check_certificate(self, found: str) -> None:
        if not hmac.compare_digest(found, self._settings.certificate):
            message = (
                f"{self._settings.host} shows the certificate {found}, not {self._settings.certificate} as saved. "
                "Ask whether it was changed; if so, save the new one."
            )
            raise TransportError(message, lasting=True, found={"certificate": found})

    def _sign_in(self, secret: str) -> None:
        given = self._settings
        try:
            if given.auth == "token":
                self._client.oauth2_login(given.user, secret)
            else:
                self._client.login(given.user, secret)
        except LoginError as error:
            if isinstance(error.__context__, IMAPClientAbortError):
                raise error.__context__ from error
            message = f"{given.host} does not let {given.user} in: check user and {given.auth}. It says: {error}"
            raise TransportError(message, lasting="[UNAVAILABLE]" not in str(error).upper()) from error

    @contextmanager
    def told(self) -> Iterator[None]:
        """Faults of the line and refusals of the server, in words."""
        given = self._settings
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            raise unvouched(given, error) from error
        except UnicodeError as error:
            message = "User, password and folder may have only letters that the mail server's protocol knows."
            raise TransportError(message, lasting=True) from error
        except OSError as error:
            raise unreachable(given.host, given.server_port, error) from error
        except (IMAPClientAbortError, imaplib.IMAP4.abort, ProtocolError, EOFError) as error:
            raise TransportError(f"{given.host} broke off: {error}") from error
        except IMAPClientError as error:
            raise TransportError(f"{given.host} refused: {error}") from error


def context_of(settings: MailboxSettings) -> ssl.SSLContext:
    """How the server proves who it is: by an authority, or by the fingerprint that somebody has vouched for."""
    context = ssl.create_default_context()
    if settings.certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def unvouched(settings: MailboxSettings, error: ssl.SSLCertVerificationError) -> TransportError:
    """What to say of a certificate that no authority vouches for: its fingerprint is there to be confirmed."""
    found = _shown(settings)
    message = (
        f"No authority vouches for the certificate of {settings.host} ({error.verify_message}). Its fingerprint "
        f"is {found}: if whoever runs the server confirms it, save it as the certificate."
    )
    return TransportError(message, lasting=True, found={"certificate": found} if found else None)


def _shown(settings: MailboxSettings) -> str:
    """The fingerprint of the certificate that the server shows; nothing secret is sent."""
    anyone = settings.model_copy(update={"certificate": "any"})
    with suppress(OSError, IMAPClientError, imaplib.IMAP4.error):
        client: Any = _Client(anyone)
        try:
            if settings.security == "starttls":
                client.starttls(context_of(anyone))
            return fingerprint_of(client.socket())
        finally:
            client.shutdown()
    return ""


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (IMAPClientAbortError, ProtocolError):
        raise
    except IMAPClientError as error:
        raise RefusedError(str(error)) from error


def _part(facts: Mapping[bytes, Any], name: bytes) -> bytes:
    return next((value for key, value in facts.items() if key.startswith(name) and isinstance(value, bytes)), b"")
