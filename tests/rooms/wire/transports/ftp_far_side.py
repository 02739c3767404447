"""A real FTP server on loopback, with or without TLS, that can be made to die in mid-transfer."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from disk import FilesOnDisk
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import DTPHandler, FTPHandler, TLS_DTPHandler, TLS_FTPHandler
from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer

USER, SECRET = "courier", "tide-and-time"


def make_certificate(path: Path, *, names: tuple[str, ...] = ("localhost",)) -> Path:
    """A certificate that no authority vouches for, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Halyard")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(
            x509.SubjectAlternativeName([*map(x509.DNSName, names), x509.IPAddress(ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + built.public_bytes(pem))
    return path


class FtpFarSide(FilesOnDisk):
    """The agency's side. `without` are commands that this server does not know."""

    kind = "ftp"
    secret = SECRET
    wrong_secret = "time-and-tide"

    def __init__(
        self, folder: Path, *, certificate: Path | None = None, without: tuple[str, ...] = (), lies: str = ""
    ) -> None:
        self.folder = folder
        self._certificate, self._without, self._lies = certificate, without, lies
        self._left: int | None = None
        self._dying = threading.Event()
        self._port = 0
        folder.mkdir(exist_ok=True)
        self.mend()

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "host": "127.0.0.1",
            "port": self._port,
            "user": USER,
            "every": 2,
            "seconds": 3,
            "security": "tls" if self._certificate else "none",
        }

    def cut_after(self, amount: int) -> None:
        self._left = amount

    def mend(self) -> None:
        self._left = None
        self._dying = threading.Event()
        self._server = FTPServer(("127.0.0.1", self._port), self._handler(), ioloop=IOLoop())
        self._port = self._server.address[1]
        self._thread = threading.Thread(target=self._serve, args=(self._server, self._dying), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._dying.set()
        self._thread.join(5)

    def may_send(self, data: bytes) -> bytes:
        """What of this may still go out before the server dies."""
        if self._left is None:
            return data
        allowed, self._left = data[: max(self._left, 0)], self._left - len(data)
        if self._left <= 0:
            self._dying.set()
        return allowed

    def _serve(self, server: FTPServer, dying: threading.Event) -> None:
        while not dying.is_set():
            server.ioloop.loop(timeout=0.01, blocking=False)
        server.close_all()
        server.ioloop.close()

    def _handler(self) -> type[FTPHandler]:
        far = self
        base, data_base = (TLS_FTPHandler, TLS_DTPHandler) if self._certificate else (FTPHandler, DTPHandler)

        class Data(data_base):  # type: ignore[misc, valid-type]  # chosen at run time
            def send(self, data: bytes) -> int:
                return super().send(far.may_send(data))

        class Handler(base):  # type: ignore[misc, valid-type]  # as above
            dtp_handler = Data
            auth_failed_timeout = 0
            use_sendfile = False
            authorizer = DummyAuthorizer()
            proto_cmds = {name: each for name, each in base.proto_cmds.items() if name not in far._without}
            masquerade_address = far._lies or None
            certfile = str(far._certificate) if far._certificate else None
            tls_control_required = tls_data_required = bool(far._certificate)
            ssl_context = None

        Handler.authorizer.add_user(USER, SECRET, str(self.folder), perm="elradfmwMT")
        return Handler
