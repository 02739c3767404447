"""Passkeys and secrets: allauth's ceremonies and table, bound to this site and never to what a request claims."""

from __future__ import annotations

import base64
import json
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from cryptography.fernet import Fernet
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from wireroom.kernel.site import current_site

LONGEST = 20_000
LOOPBACK = frozenset({"127.0.0.1", "::1"})
_FAULTS = (ValidationError, ValueError, TypeError, KeyError, AttributeError)


class PasskeyRefusedError(ValueError):
    """What the browser sent proves nothing."""


class SiteAuthenticators(DefaultMFAAdapter):  # type: ignore[misc]  # allauth says nothing of its types
    """What allauth is to say of this site, and how it keeps secrets: a copied database alone opens nothing."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a passkey is for: this site's host, by its settings."""
        return {"id": _host(), "name": current_site().name}

    def get_totp_issuer(self) -> str:
        """What an authenticator app calls this site."""
        return current_site().name

    def encrypt(self, text: str) -> str:
        """Seal a secret with the installation's key, which lies in a file of its own."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret again."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def are_possible() -> bool:
    """Whether browsers allow passkeys at this site's address: they want a name, and encryption unless it is local."""
    try:
        ip_address(_host())
    except ValueError:
        return _host() == "localhost" or current_site().url.startswith("https://")
    return False


def begin_adding(user: User, *, alone: bool = True) -> dict[str, Any]:
    """What the browser needs to make a passkey; the challenge is kept in the session.

    `alone`: it is to open the account without anything else, so it must ask who uses it.
    """
    options: dict[str, Any] = _plain(auth.begin_registration(user, passwordless=alone))
    return options


def add(user: User, *, name: str, sent: str, alone: bool = True) -> int:
    """Keep a passkey the browser has made; give its number. Raises PasskeyRefusedError."""
    credential = _read(sent)
    try:
        response = auth.parse_registration_response(credential)
        made = auth.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError) as fault:
        raise PasskeyRefusedError("The passkey could not be made. Try once more.") from fault
    _check_origin(response.response.client_data.origin)
    if alone and not made.is_user_verified():
        raise PasskeyRefusedError("The passkey did not ask who you are: choose one with a PIN, a face or a finger.")
    return int(auth.WebAuthn.add(user, name, credential).instance.pk)


def begin_proving(user: User | None = None) -> dict[str, Any]:
    """What the browser needs to prove that it has a passkey: one of this user's, or any that opens an account alone."""
    options: dict[str, Any] = _plain(auth.begin_authentication(user))
    return options


def proven(sent: str) -> User:
    """Whose passkey this proves, which opens the account alone: never one of the staff. Raises PasskeyRefusedError."""
    credential = _read(sent)
    try:
        response = auth.parse_authentication_response(credential)
        user = auth.extract_user_from_response(credential)
        key = auth.complete_authentication(user, credential)
        verified = response.response.authenticator_data.is_user_verified()
    except _FAULTS as fault:
        raise PasskeyRefusedError("That passkey is not known here. Use your e-mail address.") from fault
    _check_origin(response.response.client_data.origin)
    if not verified or not isinstance(user, User) or user.is_staff or not user.is_active:
        raise PasskeyRefusedError("That passkey is not known here. Use your e-mail address.")
    key.record_usage()
    return user


def proven_by(user: User, sent: str) -> int:
    """The number of this user's passkey that is proven, beside a password. Raises PasskeyRefusedError."""
    credential = _read(sent)
    try:
        response = auth.parse_authentication_response(credential)
        key = auth.complete_authentication(user, credential)
    except _FAULTS as fault:
        raise PasskeyRefusedError("That passkey is not one of yours here. Try another, or a code.") from fault
    _check_origin(response.response.client_data.origin)
    key.record_usage()
    return int(key.pk)


def passkeys_of(user: User) -> list[Any]:
    """The user's passkeys, oldest first."""
    return list(Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).order_by("pk"))


def remove(user: User, *, passkey_id: int) -> bool:
    """Forget one of the user's own passkeys; whether there was one."""
    deleted, _ = Authenticator.objects.filter(user=user, pk=passkey_id).delete()
    return bool(deleted)


def _seal() -> Fernet:
    key = salted_hmac("wireroom.kernel.passkeys", "seal", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))


def _host() -> str:
    host = urlsplit(current_site().url).hostname or ""
    return "localhost" if host in LOOPBACK else host


def _check_origin(origin: str) -> None:
    place, own = urlsplit(origin), urlsplit(current_site().url)
    if (place.scheme, place.hostname, place.port) != (own.scheme, _host(), own.port):
        raise PasskeyRefusedError("The passkey was made for another address.")


def _read(sent: str) -> dict[str, Any]:
    try:
        found = json.loads(sent) if len(sent) <= LONGEST else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise PasskeyRefusedError("The browser sent no passkey.")
    return found


def _plain(options: Any) -> Any:
    return json.loads(json.dumps(options, default=dict))
