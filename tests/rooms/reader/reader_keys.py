"""A passkey kept by a test: what a browser and its authenticator would answer."""

from __future__ import annotations

import json
import secrets
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from reader_room import HERE, Browser

HOST = "courier.example"
ORIGIN = f"https://{HOST}"
VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class Passkey:
    """One passkey, made in the reader's room by the browser given."""

    def __init__(self, browser: Browser) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = secrets.token_bytes(16)
        options = browser.post("/account/passkeys/begin", **HERE).json()["publicKey"]
        self._owner = options["user"]["id"]
        about = AttestedCredentialData.create(
            b"\0" * 16, self._name, ES256.from_cryptography_key(self._key.public_key())
        )
        data = AuthenticatorData.create(
            sha256(HOST.encode()).digest(), VERIFIED | AuthenticatorData.FLAG.AT, 0, bytes(about)
        )
        response = {
            "clientDataJSON": websafe_encode(self._client("webauthn.create", options["challenge"], ORIGIN)),
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", data, {}))),
        }
        sent = self._envelope(response) | {"clientExtensionResults": {"credProps": {"rk": True}}}
        made = browser.post("/account/passkeys/add", {"credential": json.dumps(sent)}, **HERE)
        assert made.json() == {"to": "/account/?done=passkey-added"}

    def answer(self, options: dict[str, object], *, origin: str = ORIGIN) -> str:
        """The proof that answers these options."""
        challenge = options["publicKey"]["challenge"]
        client = self._client("webauthn.get", challenge, origin)
        data = bytes(AuthenticatorData.create(sha256(HOST.encode()).digest(), VERIFIED, 1))
        signature = self._key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": self._owner,
        }
        return json.dumps(self._envelope(response))

    def _client(self, kind: str, challenge: str, origin: str) -> bytes:
        return bytes(CollectedClientData.create(kind, websafe_decode(challenge), origin))

    def _envelope(self, response: dict[str, str]) -> dict[str, object]:
        name = websafe_encode(self._name)
        return {"id": name, "rawId": name, "type": "public-key", "response": response}
