"""A reader's browser with real keys, for the alert room's tests."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from wireroom.alert import api as alert

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
SERVICE = "https://push.test:8443"


@dataclass
class Browser:
    """A reader's browser: it can subscribe, and read what was sealed for it."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def keys(self) -> alert.Keys:
        public = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return alert.Keys(p256dh=public, auth=self.auth)

    def read(self, body: bytes) -> bytes:
        return http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth, version="aes128gcm")
