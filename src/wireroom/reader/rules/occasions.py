"""What happens to an account, in words for its owner."""

from __future__ import annotations

OCCASIONS = {
    "registered": "You registered",
    "signed-in": "You signed in with a code",
    "signed-in-by-passkey": "You signed in with a passkey",
    "signed-in-by-password": "You signed in with your password",
    "signed-in-by-provider": "You signed in by way of another account",
    "proven-by-code": "You proved with a code that it was you",
    "proven-by-passkey": "You proved with a passkey that it was you",
    "proven-by-password": "You proved with your password that it was you",
    "signed-out": "You signed out",
    "signed-out-device": "You signed a device out",
    "signed-out-everywhere": "You signed out everywhere",
    "address-changed": "You changed your e-mail address",
    "passkey-added": "You added a passkey",
    "passkey-removed": "You removed a passkey",
    "identity-added": "You let another account of yours open this one",
    "identity-removed": "You took away another account's leave to open this one",
    "password-set": "You set a password",
    "password-removed": "You removed your password",
    "exported": "You took a copy of your data",
}
