"""What passes between this site, a reader's browser and an identity provider while a reader is identified."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from wireroom.reader.rules.addresses import NotAnAddressError, address_of
from wireroom.reader.rules.providers import Provider, is_safe

LASTS = timedelta(minutes=15)
LONGEST_SUBJECT = 255
"""OpenID Connect Core, section 2."""
SCOPE = "openid email"


class NotIdentifiedError(ValueError):
    """A provider's answer identifies nobody; the message is for the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handshake:
    """Secrets of one attempt: `state` comes back with the answer, `nonce` in the ID token; `verifier` is PKCE's."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where a provider is asked for what, by its discovery document; `by_header`: how it wants the client's secret."""

    authorization: str
    token: str
    keys: str
    by_header: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody as a provider knows them: `subject` is the same for ever, and `address` is one it has verified."""

    issuer: str
    subject: str
    address: str


def new_handshake() -> Handshake:
    """One that nobody can foresee (RFC 7636 wants 43 signs of a verifier, which 32 bytes make)."""
    return Handshake(
        state=secrets.token_urlsafe(32), nonce=secrets.token_urlsafe(32), verifier=secrets.token_urlsafe(32)
    )


def discovery_address(issuer: str) -> str:
    """Where a provider describes itself (OpenID Connect Discovery, section 4)."""
    return f"{issuer.rstrip('/')}/.well-known/openid-configuration"


def endpoints_in(document: Mapping[str, object], *, issuer: str) -> Endpoints:
    """Read a discovery document. Raises NotIdentifiedError when it is another's, or leads where no secret may go."""
    if document.get("issuer") != issuer:
        raise NotIdentifiedError("It describes itself by another name than the one that is set.")
    named = [document.get(key) for key in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    usable = [each for each in named if isinstance(each, str) and is_safe(each)]
    if len(usable) != len(named):
        raise NotIdentifiedError("It does not say where it is asked, or not by addresses that are encrypted.")
    ways = document.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    by_header = not isinstance(ways, list) or "client_secret_basic" in ways
    return Endpoints(authorization=usable[0], token=usable[1], keys=usable[2], by_header=by_header)


def way_to(endpoints: Endpoints, *, provider: Provider, handshake: Handshake, back: str) -> str:
    """The address at which the provider asks the reader who they are; its answer comes to `back`."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(handshake.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": SCOPE,
        "state": handshake.state,
        "nonce": handshake.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    joint = "&" if urlsplit(endpoints.authorization).query else "?"
    return f"{endpoints.authorization}{joint}{urlencode(asked)}"


def known_in(claims: Mapping[str, object], *, provider: Provider) -> Known:
    """Whom the claims of an ID token name, once its signature, issuer, audience, nonce and time were checked.

    Raises NotIdentifiedError, also for an address that the provider has not verified.
    """
    audience, party = claims.get("aud"), claims.get("azp")
    if (isinstance(audience, list) and len(audience) > 1 and party is None) or party not in {None, provider.client_id}:
        raise NotIdentifiedError(f"{provider.name} meant its answer for somebody else.")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject or not subject.isascii() or len(subject) > LONGEST_SUBJECT:
        raise NotIdentifiedError(f"{provider.name} does not say who you are.")
    typed, verified = claims.get("email"), claims.get("email_verified")
    if not isinstance(typed, str) or verified is not True:
        raise NotIdentifiedError(f"{provider.name} has not verified an e-mail address of yours. Use a code instead.")
    try:
        address = address_of(typed)
    except NotAnAddressError as fault:
        raise NotIdentifiedError(f"{provider.name} gives an address that takes no mail. Use a code instead.") from fault
    return Known(issuer=provider.issuer, subject=subject, address=address)


def is_vouched_for(known: Known, *, provider: Provider) -> bool:
    """Whether the provider itself gives out addresses at that domain, so that nobody else can have this one."""
    return known.address.rpartition("@")[2] in provider.vouches_for
