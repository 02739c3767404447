"""The SFTP protocol over an address that was checked, to a server known by its host key; paramiko speaks it."""

from __future__ import annotations

import hmac
import io
import logging
from contextlib import suppress
from typing import Any

import paramiko
from paramiko.sftp import CMD_CLOSE, CMD_OPENDIR, CMD_READDIR

from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.reach import connected

logging.getLogger("paramiko").setLevel(logging.CRITICAL)  # what goes wrong is told with the feed
KEYS = (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey)
MOST_NAMES = 100_000
SMALLEST_ENTRY = 12
"""Bytes: the lengths of two names, and flags (the SFTP draft's SSH_FXP_NAME)."""


class SftpLine:
    """One SSH connection, signed in. Raises TransportError for what a person has to mend."""

    def __init__(self, *, host: str, port: int, seconds: float) -> None:
        self._host, self._seconds = host, seconds
        self._ssh = paramiko.Transport(connected(host, port, seconds=seconds))
        self._ssh.daemon = True
        self._ssh.handshake_timeout = self._ssh.auth_timeout = seconds
        self._ssh.banner_timeout = seconds + 1.0  # so that silence ends in `_host_key`, and is told as such

    def check_host(self, host_key: str) -> None:
        """See that it is the server that was vouched for, before anything is told to it."""
        found = self._host_key().fingerprint
        if not host_key:
            message = (
                f"Nobody has vouched for the host key of {self._host} yet. It is {found}: "
                "if the agency confirms it, save it as the host key."
            )
            raise TransportError(message, lasting=True, found={"host_key": found})
        if not hmac.compare_digest(found.encode(), host_key.encode()):
            message = (
                f"{self._host} shows the host key {found}, not {host_key} as saved: it may be another server. "
                "Ask the agency whether the key was changed; if so, save the new one."
            )
            raise TransportError(message, lasting=True, found={"host_key": found})

    def _host_key(self) -> paramiko.PKey:
        try:
            self._ssh.start_client(timeout=self._seconds)
        except paramiko.SSHException as error:
            if not any(word in str(error) for word in ("banner", "Indecipherable")):
                raise
            message = f"{self._host} does not greet as an SSH server does: is the port right, is the server well?"
            raise TransportError(message) from error
        try:
            return self._ssh.get_remote_server_key()
        except paramiko.SSHException as error:  # start_client ends without a word when its time is up
            raise TimeoutError from error

    def sign_in(self, user: str, secret: str) -> paramiko.SFTPClient:
        """Sign in by password, or by a private key where the secret is one, and open the file channel."""
        try:
            if "PRIVATE KEY-----" in secret:
                self._ssh.auth_publickey(user, _private_key(secret))
            else:
                self._ssh.auth_password(user, secret)
        except paramiko.AuthenticationException as error:
            message = f"{self._host} does not let {user} in: check user and password or key. It says: {error}"
            raise TransportError(message, lasting=True) from error
        files = paramiko.SFTPClient.from_transport(self._ssh)
        channel = files.get_channel() if files else None
        if files is None or channel is None:
            message = f"{self._host} lets {user} in, but to no files: ask the agency to open SFTP for this user."
            raise TransportError(message, lasting=True)
        channel.settimeout(self._seconds)
        return files

    @property
    def is_alive(self) -> bool:
        """Whether the connection stands."""
        return bool(self._ssh.is_active())

    def close(self) -> None:
        """Let go of the server. Never raises."""
        with suppress(Exception):
            self._ssh.close()


def entries(files: paramiko.SFTPClient, folder: bytes) -> list[tuple[bytes, paramiko.SFTPAttributes]]:
    """What lies in a folder, names as bytes: paramiko's own listing fails as a whole over one that is not UTF-8."""
    line: Any = files  # these calls are paramiko's own, and named in none of its stubs
    _, answer = line._request(CMD_OPENDIR, folder)  # noqa: SLF001 - as the docstring says
    handle = answer.get_binary()
    found: list[tuple[bytes, paramiko.SFTPAttributes]] = []
    with suppress(EOFError):
        while len(found) < MOST_NAMES:
            _, answer = line._request(CMD_READDIR, handle)  # noqa: SLF001 - as above
            found += [_entry(answer) for _ in range(min(answer.get_int(), most_entries(answer)))]
    line._request(CMD_CLOSE, handle)  # noqa: SLF001 - as above
    return found


def most_entries(answer: paramiko.Message) -> int:
    """How many entries an answer has room for, whatever number it names."""
    return len(answer.get_remainder()) // SMALLEST_ENTRY


def _entry(answer: paramiko.Message) -> tuple[bytes, paramiko.SFTPAttributes]:
    name, _ = answer.get_string(), answer.get_string()
    kind: Any = paramiko.SFTPAttributes
    return name, kind._from_msg(answer)  # noqa: SLF001 - as above


def _private_key(text: str) -> paramiko.PKey:
    for kind in KEYS:
        with suppress(paramiko.SSHException, ValueError, IndexError):
            return kind.from_private_key(io.StringIO(text.strip() + "\n"))
    message = "The private key cannot be read: give the whole file of an Ed25519, ECDSA or RSA key without passphrase."
    raise TransportError(message, lasting=True)
