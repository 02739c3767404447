"""A key that travels in an address, put there for the request and taken out of everything that is kept."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit


def with_key(url: str, name: str, key: str) -> str:
    """The address with the key as a query parameter, once."""
    parts = urlsplit(without_key(url, name))
    pair = urlencode({name: key})
    return parts._replace(query=f"{parts.query}&{pair}" if parts.query else pair).geturl()


def without_key(url: str, name: str) -> str:
    """The address without that parameter; all else stays as it was written."""
    parts = urlsplit(url)
    kept = [each for each in parts.query.split("&") if not _is_named(each, name)]
    return parts._replace(query="&".join(kept)).geturl()


def _is_named(pair: str, name: str) -> bool:
    return any(key.lower() == name.lower() for key, _ in parse_qsl(pair, keep_blank_values=True))
