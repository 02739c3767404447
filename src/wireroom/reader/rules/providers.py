"""Identity providers that the newsroom lets readers sign in with (OpenID Connect), as its settings name them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
MOST = 8
LONGEST_NAME = 40
_SLUG = re.compile(r"[a-z][a-z0-9-]{0,30}")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_KEYS = frozenset({"name", "issuer", "client_id", "client_secret", "vouches_for"})
_EXAMPLE = (
    '{"harbour": {"name": "Harbour ID", "issuer": "https://id.example.org", "client_id": "…", "client_secret": "…"}}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Somebody else who knows readers. `slug` stands in the addresses of the site, `name` on its buttons.

    `issuer` is the provider's own name for itself (OpenID Connect Core, section 2), under which it is discovered. It
    gives out the addresses at the domains of `vouches_for` itself, so that its word on those is enough.
    """

    slug: str
    name: str
    issuer: str
    client_id: str
    client_secret: str
    vouches_for: frozenset[str] = frozenset()


def read_providers(text: str) -> tuple[Provider, ...]:
    """The providers of a setting, in its order. Raises ValueError, in words that repeat no secret."""
    try:
        found = json.loads(text or "{}")
    except ValueError as error:
        message = f"it is not JSON (line {getattr(error, 'lineno', 1)}); write {_EXAMPLE}"
        raise ValueError(message) from None
    if not isinstance(found, dict) or not all(isinstance(given, dict) for given in found.values()):
        message = f"it is no object of providers; write {_EXAMPLE}"
        raise ValueError(message)
    if len(found) > MOST:
        message = f"there are more than {MOST} providers, which is more than readers can choose from"
        raise ValueError(message)
    return tuple(_provider(slug, given) for slug, given in found.items())


def is_safe(url: str) -> bool:
    """Whether this is an address that a secret may be sent to: encrypted, or on this machine."""
    if not url.isascii() or not url.isprintable() or any(sign in url for sign in " \"'<>\\"):
        return False
    try:
        place: SplitResult = urlsplit(url)
        host, _ = place.hostname, place.port
    except ValueError:
        return False
    is_closed = place.scheme == "https" or (place.scheme == "http" and host in LOCAL)
    return bool(is_closed and host and not place.username and not place.fragment)


def _provider(slug: str, given: dict[str, object]) -> Provider:
    if not _SLUG.fullmatch(slug):
        message = f"{slug!r} cannot stand in an address; use small letters, figures and hyphens"
        raise ValueError(message)
    if unknown := sorted(given.keys() - _KEYS):
        message = f"{slug} has {', '.join(unknown)}, which means nothing; there are {', '.join(sorted(_KEYS))}"
        raise ValueError(message)
    issuer = _text(slug, given, "issuer")
    if not is_safe(issuer) or urlsplit(issuer).query:
        message = f"the issuer of {slug} is no https address"
        raise ValueError(message)
    return Provider(
        slug=slug,
        name=_text(slug, given, "name")[:LONGEST_NAME],
        issuer=issuer,
        client_id=_text(slug, given, "client_id"),
        client_secret=_text(slug, given, "client_secret"),
        vouches_for=_domains(slug, given.get("vouches_for", [])),
    )


def _text(slug: str, given: dict[str, object], key: str) -> str:
    found = given.get(key)
    if not isinstance(found, str) or not found.strip() or not found.isprintable():
        message = f"{slug} has no {key}"
        raise ValueError(message)
    return found.strip()


def _domains(slug: str, found: object) -> frozenset[str]:
    if not isinstance(found, list) or not all(isinstance(each, str) and _DOMAIN.fullmatch(each) for each in found):
        message = f'what {slug} vouches for is no list of domains, such as ["example.org"]'
        raise ValueError(message)
    return frozenset(found)
