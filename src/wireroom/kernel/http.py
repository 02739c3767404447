"""Fetch a file from a host that outside text named, without becoming that text's tool.

Only http and https, only hosts the caller allows, only addresses that were checked before the connection goes to
exactly them, each redirect checked like the first address, and limits on the bytes and on the time all of it takes.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx2

from wireroom.kernel.pinned import PinnedTransport, time_left

MOST_REDIRECTS = 5
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_NAT64 = IPv6Network("64:ff9b::/96")
HEADERS = {"User-Agent": "Wireroom", "Accept": "*/*", "Accept-Encoding": "identity"}

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """What a fetch may touch: hosts, which of them may lie in a private network, bytes, seconds in all."""

    is_allowed: Callable[[str], bool]
    may_be_private: Callable[[str], bool]
    largest: int
    seconds: float


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch(url: str, *, fence: Fence, resolve: Resolve = resolve) -> bytes:
    """Give the bytes at an address. Raises UnableToFetchError, in words that name the host and what was wrong."""
    deadline = time.monotonic() + fence.seconds
    for _ in range(MOST_REDIRECTS + 1):
        parts = _checked(url, fence)
        address = _checked_address(parts, fence, resolve)
        try:
            answer = _get(url, address, deadline=deadline, largest=fence.largest)
        except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError, OSError) as error:
            reason = f"{parts.hostname} did not answer as it should: {error or type(error).__name__}"
            raise UnableToFetchError(reason, passing=True) from error
        if isinstance(answer, bytes):
            return answer
        url = urljoin(url, answer)
    message = f"{parts.hostname} redirects more than {MOST_REDIRECTS} times."
    raise UnableToFetchError(message)


def _checked(url: str, fence: Fence) -> SplitResult:
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


def _checked_address(parts: SplitResult, fence: Fence, resolve: Resolve) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        found = list(resolve(host, parts.port or (443 if parts.scheme == "https" else 80)))
    except (OSError, UnicodeError) as error:
        message = f"The host {host} is not known: {error}"
        raise UnableToFetchError(message, passing=True) from error
    usable = found if fence.may_be_private(host) else [each for each in found if is_public(each)]
    if not usable:
        message = f"The host {host} lies in a private network and was not allowed by its own name."
        raise UnableToFetchError(message)
    return usable[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where it hides an IPv4 address inside IPv6."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in _NAT64:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _get(url: str, address: str, *, deadline: float, largest: int) -> bytes | str:
    """The body, or the address it redirects to."""
    with (
        httpx2.Client(transport=PinnedTransport(address, deadline), trust_env=False, headers=HEADERS) as client,
        client.stream("GET", url, follow_redirects=False, timeout=time_left(deadline)) as response,
    ):
        if response.is_redirect:
            return response.headers["Location"]
        _check_answer(response, largest)
        return _body(response, largest)


def _check_answer(response: httpx2.Response, largest: int) -> None:
    host = response.url.host
    if response.status_code != httpx2.codes.OK:
        message = f"{host} answered {response.status_code}."
        raise UnableToFetchError(message, passing=response.status_code in PASSING)
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        message = f"{host} sent it compressed, which was not asked for."
        raise UnableToFetchError(message)
    if int(response.headers.get("Content-Length", "0")) > largest:
        raise _too_large(response, largest)


def _body(response: httpx2.Response, largest: int) -> bytes:
    body = bytearray()
    for piece in response.iter_raw():
        body += piece
        if len(body) > largest:
            raise _too_large(response, largest)
    return bytes(body)


def _too_large(response: httpx2.Response, largest: int) -> UnableToFetchError:
    return UnableToFetchError(f"{response.url.host} sends more than {largest // 1024} KiB.")
