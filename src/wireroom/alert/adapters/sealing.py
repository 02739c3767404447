"""Sealing messages for one device (RFC 8291, aes128gcm), in two steps.

`prepare` does all that does not depend on the text: a new key pair, the agreement with the device's key, the
derivation of content key and nonce: nearly all of the cost. `seal` needs only what `prepare` made, and must be given
it once: a content key and nonce never seal two texts. Whoever keeps prepared material takes it away before using it.
"""

from __future__ import annotations

import hmac
import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
AGREEMENT = ec.ECDH()
HEADER = 86
"""Salt (16), record size (4), length of the key (1), our public key (65)."""
MATERIAL = HEADER + 16 + 12
_RECORD = b"\x00\x00\x10\x00\x41"


class BadKeyError(ValueError):
    """A browser's key is no point of the curve, or its secret has the wrong length."""


def check_keys(p256dh: bytes, auth: bytes) -> None:
    """Raise BadKeyError unless these can be sealed for."""
    if len(p256dh) != 65 or len(auth) != 16:
        message = "The subscription's keys have the wrong length: 65 bytes for p256dh and 16 for auth are needed."
        raise BadKeyError(message)
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, p256dh)
    except ValueError as error:
        message = "The subscription's p256dh is no public key of the curve P-256."
        raise BadKeyError(message) from error


def prepare(p256dh: bytes, auth: bytes) -> bytes:
    """Make the material for one message to one device: header, content key and nonce."""
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, p256dh)
    ours = ec.generate_private_key(CURVE)
    public = ours.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    salt = os.urandom(16)
    digest = hmac.digest
    agreed = digest(auth, ours.exchange(AGREEMENT, theirs), "sha256")
    secret = digest(salt, digest(agreed, b"WebPush: info\0" + p256dh + public + b"\x01", "sha256"), "sha256")
    content_key = digest(secret, b"Content-Encoding: aes128gcm\0\x01", "sha256")[:16]
    nonce = digest(secret, b"Content-Encoding: nonce\0\x01", "sha256")[:12]
    return salt + _RECORD + public + content_key + nonce


def seal(material: bytes, text: bytes) -> bytes:
    """The body to send. Never call it twice with the same material."""
    sealed = AESGCM(material[86:102]).encrypt(material[102:114], text + b"\x02", None)
    return material[:86] + sealed
