"""The newsroom's VAPID keys (RFC 8292): files that only their owner reads. To lose one is to lose its subscribers.

A subscription is bound for ever to the key it was made with, so old keys stay until nobody needs them.
"""

from __future__ import annotations

import base64
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

CURVE = ec.SECP256R1()
CURRENT = "current"


class VapidKeyMissingError(Exception):
    """There is no such key here; the message says what brings it back."""


@dataclass(frozen=True, slots=True)
class VapidKey:
    """One key: its name, what browsers are given as `applicationServerKey`, and what signs."""

    id: str
    public: str
    private: ec.EllipticCurvePrivateKey


def new_key(folder: Path) -> VapidKey:
    """Make a key, keep it, and give it to new subscribers from now on."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    private = ec.generate_private_key(CURVE)
    key = _key(private)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write(folder / f"{key.id}.pem", pem)
    _write(folder / CURRENT, key.id.encode())
    return key


def first_key(folder: Path) -> VapidKey:
    """The current key, made if there is none yet."""
    with suppress(VapidKeyMissingError):
        return current_key(folder)
    return new_key(folder)


def current_key(folder: Path) -> VapidKey:
    """The key that new subscribers are given. Raises VapidKeyMissingError."""
    try:
        return key_named(folder, (folder / CURRENT).read_text().strip())
    except FileNotFoundError as error:
        message = f"There is no VAPID key in {folder} yet: `wireroom up` makes one."
        raise VapidKeyMissingError(message) from error


def key_named(folder: Path, key_id: str) -> VapidKey:
    """The key of that name. Raises VapidKeyMissingError."""
    path = folder / f"{key_id}.pem"
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError as error:
        message = f"The VAPID key {key_id} is missing in {folder}: bring the file back from the backup."
        raise VapidKeyMissingError(message) from error


def key_ids(folder: Path) -> tuple[str, ...]:
    """The names of all keys that are here."""
    return tuple(sorted(path.stem for path in folder.glob("*.pem")))


@lru_cache(maxsize=64)
def _read(path: Path, _written: int) -> VapidKey:
    private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        message = f"{path} is no P-256 key: bring the file back from the backup."
        raise VapidKeyMissingError(message)
    return _key(private)


def _key(private: ec.EllipticCurvePrivateKey) -> VapidKey:
    public = private.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    name = hashlib.sha256(public).hexdigest()[:12]
    return VapidKey(id=name, public=base64.urlsafe_b64encode(public).rstrip(b"=").decode(), private=private)


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
