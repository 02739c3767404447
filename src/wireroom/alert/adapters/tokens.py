"""VAPID tokens (RFC 8292): one for each push service and key, used for hours, as the services ask."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from wireroom.alert.adapters.vapid_keys import VapidKey

LASTS = 12 * 3600
RENEWED_AFTER = 6 * 3600


class Tokens:
    """The tokens of one process. `contact` is whom a service's people may write to."""

    def __init__(self, contact: str) -> None:
        self.contact = contact
        self._made: dict[tuple[str, str], tuple[float, str]] = {}

    def authorization(self, origin: str, key: VapidKey, *, now: float) -> str:
        """The header for messages to a service, signed with a key; `now` in seconds of the epoch."""
        made_at, header = self._made.get((origin, key.id), (0.0, ""))
        if now - made_at > RENEWED_AFTER or now < made_at:
            header = f"vapid t={self._token(origin, key, now)}, k={key.public}"
            self._made[origin, key.id] = (now, header)
        return header

    def _token(self, origin: str, key: VapidKey, now: float) -> str:
        claims = {"aud": origin, "exp": int(now) + LASTS, "sub": self.contact}
        signed = f"{_coded({'typ': 'JWT', 'alg': 'ES256'})}.{_coded(claims)}"
        r, s = decode_dss_signature(key.private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        return f"{signed}.{_base64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def _coded(claims: Mapping[str, object]) -> str:
    return _base64(json.dumps(claims, separators=(",", ":")).encode())


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
