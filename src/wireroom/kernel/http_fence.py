"""What may be spoken with over HTTP: hosts the caller allows, at addresses that were checked."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

_NAT64 = IPv6Network("64:ff9b::/96")

type Resolve = Callable[[str, int], Iterable[str]]


class UnableToFetchError(Exception):
    """A file could not be had; `passing` says that it may be had later."""

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.passing = passing


class HostRefusedError(UnableToFetchError):
    """The address, or one it redirects to, lies on a host from which nothing may be fetched."""

    def __init__(self, host: str) -> None:
        super().__init__(f"The host {host} is not allowed.")
        self.host = host


class PrivateHostError(UnableToFetchError):
    """The address, or one it redirects to, lies in a private network."""

    def __init__(self, host: str) -> None:
        super().__init__(f"The host {host} lies in a private network and was not allowed by its own name.")
        self.host = host


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """What a fetch may touch: hosts, which of them may lie in a private network, bytes, seconds in all.

    The bytes are counted as they are after unpacking.
    """

    is_allowed: Callable[[str], bool]
    may_be_private: Callable[[str], bool]
    largest: int
    seconds: float


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def checked_url(url: str, fence: Fence) -> SplitResult:
    """The parts of a web address on an allowed host. Raises UnableToFetchError."""
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        message = f"The address cannot be read: {error}"
        raise UnableToFetchError(message) from error
    if parts.scheme not in {"http", "https"} or not host:
        message = "The address is not an http or https address."
        raise UnableToFetchError(message)
    if not fence.is_allowed(host):
        raise HostRefusedError(host)
    return parts


def checked_address(parts: SplitResult, fence: Fence, resolve: Resolve) -> str:
    """The one IP address to connect to. Raises UnableToFetchError."""
    host = (parts.hostname or "").rstrip(".")
    try:
        found = list(resolve(host, port_of(parts)))
    except (OSError, UnicodeError) as error:
        message = f"The host {host} is not known: {error}"
        raise UnableToFetchError(message, passing=True) from error
    usable = found if fence.may_be_private(host) else [each for each in found if is_public(each)]
    if not usable:
        raise PrivateHostError(host)
    return usable[0]


def port_of(parts: SplitResult) -> int:
    """The port an address means, said or not."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def origin_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address: who is asked. Raises ValueError."""
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").rstrip("."), port_of(parts)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where it hides an IPv4 address inside IPv6."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in _NAT64 or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
