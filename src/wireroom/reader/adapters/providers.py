"""Identity providers (OpenID Connect): which the newsroom named, and what they answer, asked within a fence."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote, urlencode

from joserfc import jwk, jwt
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry

from wireroom.kernel.http import Answer, Asking, Fence, UnableToFetchError, ask
from wireroom.kernel.site import current_site
from wireroom.kernel.turns import NoTurnError, Turns
from wireroom.reader.rules.handshakes import (
    Endpoints,
    Handshake,
    Known,
    NotIdentifiedError,
    discovery_address,
    endpoints_in,
    known_in,
)
from wireroom.reader.rules.providers import Provider

ALGORITHMS = tuple(f"{family}{size}" for family in ("RS", "PS", "ES") for size in (256, 384, 512))
"""Signatures by a key pair: a secret that both sides know, or none at all, proves nothing here."""
LEEWAY = 60
"""Seconds by which clocks may differ."""
TURNS = Turns(most=2, patience=2.0)
"""A provider that hangs may hold up two readers, and never the desk that shares its process with them."""
DESCRIBED_FOR = 600.0
"""Seconds for which a provider's description of itself is not asked for again."""

_providers: tuple[Provider, ...] = ()
_described: dict[str, tuple[float, Endpoints]] = {}


class ProviderAwayError(Exception):
    """The provider could not be asked; the message is for the newsroom, and holds no secret."""


def equip_providers(providers: tuple[Provider, ...]) -> None:
    """Set whom readers may sign in with; called by `config` when a process starts, and by tests."""
    global _providers  # noqa: PLW0603 - one process serves one installation
    _providers = providers
    _described.clear()


def providers() -> tuple[Provider, ...]:
    """Whom readers may sign in with here."""
    return _providers


def endpoints_of(provider: Provider) -> Endpoints:
    """Where this provider is asked. Raises ProviderAwayError."""
    asked_at, endpoints = _described.get(provider.issuer, (0.0, None))
    if endpoints is None or time.monotonic() - asked_at > DESCRIBED_FOR:
        document = _document(Asking(url=discovery_address(provider.issuer)))
        try:
            endpoints = endpoints_in(document, issuer=provider.issuer)
        except NotIdentifiedError as fault:
            raise ProviderAwayError(str(fault)) from fault
        _described[provider.issuer] = time.monotonic(), endpoints
    return endpoints


def redeem(provider: Provider, *, code: str, handshake: Handshake, back: str, now: datetime) -> Known:
    """Give the provider the code that the reader's browser brought, and read whom it names.

    Raises ProviderAwayError, and NotIdentifiedError when the ID token is not for this attempt or proves nothing.
    """
    endpoints = endpoints_of(provider)
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": handshake.verifier,
    }
    credentials = {}
    if endpoints.by_header:
        pair = f"{quote(provider.client_id, safe='')}:{quote(provider.client_secret, safe='')}"
        credentials["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        fields |= {"client_id": provider.client_id, "client_secret": provider.client_secret}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode(fields).encode()
    answer = _document(Asking(url=endpoints.token, method="POST", headers=form, credentials=credentials, body=body))
    keys = _document(Asking(url=endpoints.keys))
    claims = _claims(str(answer.get("id_token", "")), keys, provider=provider, nonce=handshake.nonce, now=now)
    return known_in(claims, provider=provider)


def _claims(
    token: str, keys: Mapping[str, object], *, provider: Provider, nonce: str, now: datetime
) -> Mapping[str, object]:
    """The claims of an ID token, validated (OpenID Connect Core, section 3.1.3.7). Raises NotIdentifiedError."""
    wanted = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client_id},
        nonce={"essential": True, "value": nonce},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
    )
    try:
        ring = jwk.KeySet.import_key_set(keys)  # type: ignore[arg-type]  # what a stranger sent; it checks that itself
        registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        found = jwt.decode(token, ring, algorithms=ALGORITHMS, registry=registry)
        wanted.validate(found.claims)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise NotIdentifiedError(f"{provider.name} gave an answer that is not for this sign-in. Try again.") from fault
    return found.claims


def _document(asking: Asking) -> Mapping[str, object]:
    """What a provider answers, which is an object in JSON. Raises ProviderAwayError."""
    fence = Fence(
        is_allowed=lambda _host: True,  # any host of the open internet: many keep their keys at another
        may_be_private=lambda host: host in current_site().private_hosts,
        largest=200_000,
        seconds=8.0,
    )
    try:
        with TURNS.taken():
            answer = ask(asking, fence=fence)
        found = _read(answer, asked=asking.url)
    except NoTurnError as fault:
        raise ProviderAwayError(f"{asking.url} is being waited for already.") from fault
    except UnableToFetchError as fault:
        raise ProviderAwayError(str(fault)) from fault
    except (ValueError, RecursionError) as fault:
        raise ProviderAwayError(f"{asking.url} did not answer with an object in JSON.") from fault
    return found


def _read(answer: Answer, *, asked: str) -> Mapping[str, object]:
    if answer.status != 200 or answer.url != asked:
        raise ProviderAwayError(f"{asked} answered {answer.status}.")
    found = json.loads(answer.body)
    if not isinstance(found, dict):
        raise ProviderAwayError(f"{asked} did not answer with an object in JSON.")
    return found
