"""A push service that costs next to nothing: nginx over TLS and HTTP/2, which reads each message and says 201.

Every hundredth message is kept, for its text to be read afterwards. A second port says 201 only after 50 ms.
"""

from __future__ import annotations

import base64
import hmac
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from wireroom.bench.newsroom import free_port, wait_for
from wireroom.bench.nginx import nginx_module
from wireroom.bench.peers import listens, need, on_core, running

ECHO = "ngx_http_echo_module.so"
CONFIGURATION = """
load_module {module};
{user}
daemon off; worker_processes 1; pid {place}/nginx.pid; error_log {place}/nginx-error.log crit;
events {{ worker_connections 4096; }}
http {{
    access_log off; keepalive_requests 1000000000; http2_max_concurrent_streams 100;
    log_format kept "$uri $request_body_file"; client_body_buffer_size 8k;
    client_body_temp_path {place}/bodies; proxy_temp_path {place}/t2; fastcgi_temp_path {place}/t3;
    uwsgi_temp_path {place}/t4; scgi_temp_path {place}/t5;
    ssl_certificate {place}/cert.pem; ssl_certificate_key {place}/key.pem; ssl_session_cache shared:s:1m;
    server {{ listen 127.0.0.1:{quick} ssl http2; {answers_quick} }}
    server {{ listen 127.0.0.1:{slow} ssl http2; {answers_slow} }}
}}
"""
ANSWERS = """
    location / {{ echo_status 201; echo_read_request_body; {pause} echo -n ""; }}
    location ~ 00$ {{ access_log {place}/kept.log kept; client_body_in_file_only on;
        echo_status 201; echo_read_request_body; {pause} echo -n ""; }}
"""


@dataclass(frozen=True)
class Sink:
    """Where it listens: at once, and after 50 ms. `authorities` is a file with the certificate to trust."""

    quick: str
    slow: str
    authorities: Path
    kept: Path

    def kept_messages(self) -> list[tuple[str, bytes]]:
        """Path and body of each message that was kept, and forget them."""
        if not self.kept.exists():
            return []
        found = [
            (path, body.read_bytes()) for path, body in map(_line, self.kept.read_text().splitlines()) if body.is_file()
        ]
        os.truncate(self.kept, 0)
        return found


@contextmanager
def push_sink(place: Path, *, core: int) -> Iterator[Sink]:
    """Run it on one core. Raises PeerMissingError when nginx or its echo module is not installed."""
    place.mkdir(parents=True, exist_ok=True)
    quick, slow = free_port(), free_port()
    _certify(place)
    (place / "nginx.conf").write_text(
        CONFIGURATION.format(
            module=nginx_module(ECHO, package="nginx-light libnginx-mod-http-echo"),
            user="user root;" if os.geteuid() == 0 else "",
            place=place,
            quick=quick,
            slow=slow,
            answers_quick=ANSWERS.format(place=place, pause=""),
            answers_slow=ANSWERS.format(place=place, pause="echo_sleep 0.05;"),
        )
    )
    with running(on_core(core, [need("nginx"), "-p", str(place), "-c", str(place / "nginx.conf")])):
        wait_for(lambda: listens(quick) and listens(slow), what="nginx")
        yield Sink(f"https://localhost:{quick}", f"https://localhost:{slow}", place / "cert.pem", place / "kept.log")


def text_of(body: bytes, *, private: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """What a browser reads in a sealed message (RFC 8291), written apart from what seals it."""
    salt, theirs, sealed = body[:16], body[21:86], body[86:]
    ours = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
    ikm = _expanded(hmac.digest(auth, shared, "sha256"), b"WebPush: info\0" + ours + theirs, 32)
    secret = hmac.digest(salt, ikm, "sha256")
    key = _expanded(secret, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _expanded(secret, b"Content-Encoding: nonce\0", 12)
    return AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0").removesuffix(b"\2")


def base64url(raw: bytes) -> str:
    """As browsers and libraries write keys."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _expanded(secret: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(hashes.SHA256(), length, info).derive(secret)


def _line(line: str) -> tuple[str, Path]:
    path, _, file = line.partition(" ")
    return path, Path(file)


def _certify(place: Path) -> None:
    subprocess.run(
        [
            *(need("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-keyout", str(place / "key.pem"), "-out", str(place / "cert.pem"), "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
