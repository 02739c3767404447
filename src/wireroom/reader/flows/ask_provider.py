"""Let an identity provider say who somebody is: send the reader there, and read what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import structlog
from django.db import transaction

from wireroom.kernel.site import current_site
from wireroom.reader.adapters.providers import ProviderAwayError, endpoints_of, providers, redeem
from wireroom.reader.flows.allow import allow
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.rules.handshakes import Handshake, Known, NotIdentifiedError, new_handshake, way_to
from wireroom.reader.rules.patience import PROVIDERS_FROM_NETWORK
from wireroom.reader.rules.providers import Provider

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAway:
    """The address to which a reader is sent, and the secrets by which the answer is known again."""

    to: str
    handshake: Handshake


def provider_called(slug: str) -> Provider | None:
    """The provider that the newsroom named so, if it did."""
    return next((each for each in providers() if each.slug == slug), None)


def provider_name(issuer: str) -> str:
    """What a provider is called here; one that the newsroom names no more is called by its host."""
    called = next((each.name for each in providers() if each.issuer == issuer), "")
    return called or urlsplit(issuer).hostname or issuer


def send_to(provider: Provider, *, network: str, now: datetime) -> SentAway:
    """Where a reader goes to be identified. Raises Refusal, TooOftenRefusal."""
    with transaction.atomic():
        allow((PROVIDERS_FROM_NETWORK, network), now=now)
    handshake = new_handshake()
    try:
        endpoints = endpoints_of(provider)
    except ProviderAwayError as fault:
        raise _away(provider, fault) from fault
    return SentAway(
        to=way_to(endpoints, provider=provider, handshake=handshake, back=_back(provider)), handshake=handshake
    )


def hear(provider: Provider, *, code: str, handshake: Handshake, now: datetime) -> Known:
    """Whom the provider names, for the code it gave the reader's browser. Raises Refusal."""
    try:
        return redeem(provider, code=code, handshake=handshake, back=_back(provider), now=now)
    except ProviderAwayError as fault:
        raise _away(provider, fault) from fault
    except NotIdentifiedError as fault:
        log.warning("reader.not_identified", provider=provider.slug, why=str(fault.__cause__ or fault))
        raise Refusal(str(fault)) from fault


def _back(provider: Provider) -> str:
    return f"{current_site().url}/account/with/{provider.slug}/back"


def _away(provider: Provider, fault: ProviderAwayError) -> Refusal:
    log.warning("reader.provider_away", provider=provider.slug, why=str(fault))
    return Refusal(f"{provider.name} cannot be asked at the moment. A code by e-mail works as ever.")
