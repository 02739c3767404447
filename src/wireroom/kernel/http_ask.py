"""Ask a web server for something, within a fence, and give back what it answered.

The connection goes to exactly the address that was checked, each redirect is checked like the first address, and
limits hold on the bytes, on how far they unpack, and on the time all of it takes. Credentials are shown to the
origin they are meant for and to no other.
"""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urljoin

import httpx2

from wireroom.kernel.http_fence import (
    Fence,
    Resolve,
    UnableToFetchError,
    checked_address,
    checked_url,
    origin_of,
    resolve,
)
from wireroom.kernel.http_packed import CODINGS, PackedError, unpacked
from wireroom.kernel.pinned import PinnedTransport, time_left

MOST_REDIRECTS = 5
LONGEST_FAULT = 4_000
KEEPS_METHOD = frozenset({307, 308})
HEADERS = {"User-Agent": "Wireroom", "Accept": "*/*"}
logging.getLogger("httpx2").setLevel(logging.WARNING)  # below it, it writes addresses with their keys

type Method = Literal["GET", "POST", "DELETE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One request. `credentials` are headers for the origin of `url` alone; `packed` lets the answer be compressed."""

    url: str
    method: Method = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    packed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: the status, the address that gave it, headers (names in any case), the unpacked body.

    `ended` tells that the server marked the end of the body: without it, a broken connection looks like the end.
    """

    status: int
    url: str
    headers: httpx2.Headers
    body: bytes
    ended: bool


def ask(asking: Asking, *, fence: Fence, resolve: Resolve = resolve) -> Answer:
    """Give the answer, whatever its status is. Of one that is no success, the body's beginning is enough.

    Raises UnableToFetchError where none came, in words that name the host and what was wrong, and never the secret.
    """
    _check_headers(asking)
    deadline = time.monotonic() + fence.seconds
    for _ in range(MOST_REDIRECTS + 1):
        parts = checked_url(asking.url, fence)
        address = checked_address(parts, fence, resolve)
        host = parts.hostname or ""
        answer = _one(asking, host=host, address=address, deadline=deadline, largest=fence.largest)
        target = _target(answer)
        if target is None:
            return answer
        asking = _moved(asking, target, status=answer.status, host=host)
    message = f"{host} redirects more than {MOST_REDIRECTS} times."
    raise UnableToFetchError(message)


def _check_headers(asking: Asking) -> None:
    for name, value in (*asking.headers.items(), *asking.credentials.items()):
        if not (name and name.isascii() and value.isascii() and value.isprintable() and " " not in name):
            message = f"The header {name[:60]!r} has letters that no header may have: write it again in one plain line."
            raise UnableToFetchError(message)


def _one(asking: Asking, *, host: str, address: str, deadline: float, largest: int) -> Answer:
    try:
        return _exchange(asking, address=address, deadline=deadline, largest=largest)
    except PackedError as error:
        message = f"{host} sent it {error}."
        raise UnableToFetchError(message, passing=error.cut) from error
    except (httpx2.TimeoutException, TimeoutError) as error:
        message = f"{host} did not answer in time."
        raise UnableToFetchError(message, passing=True) from error
    except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError, OSError) as error:
        raise UnableToFetchError(_broken(host, error), passing=True) from error


def _broken(host: str, error: BaseException) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ConnectionRefusedError):
            return f"{host} refuses connections: is the address right, is the server running?"
        cause = cause.__cause__ or cause.__context__
    return f"{host} did not answer as it should: {error or type(error).__name__}"


def _exchange(asking: Asking, *, address: str, deadline: float, largest: int) -> Answer:
    coding = {"Accept-Encoding": CODINGS if asking.packed else "identity"}
    headers = {**HEADERS, **coding, **asking.headers, **asking.credentials}
    with (
        httpx2.Client(transport=PinnedTransport(address, deadline), trust_env=False) as client,
        client.stream(
            asking.method,
            asking.url,
            headers=headers,
            content=asking.body or None,
            follow_redirects=False,
            timeout=time_left(deadline),
        ) as response,
    ):
        return Answer(
            status=response.status_code,
            url=asking.url,
            headers=response.headers,
            body=_body(response, asking, largest) if response.is_success else _beginning(response),
            ended=bool({"content-length", "transfer-encoding", "content-encoding"} & set(response.headers)),
        )


def _body(response: httpx2.Response, asking: Asking, largest: int) -> bytes:
    if int(response.headers.get("Content-Length", "0")) > largest:
        raise _too_large(response, largest)
    body = bytearray()
    for piece in _plain(response, asking, largest):
        body += piece
        if len(body) > largest:
            raise _too_large(response, largest)
    return bytes(body)


def _plain(response: httpx2.Response, asking: Asking, largest: int) -> Iterator[bytes]:
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding in {"", "identity"}:
        return response.iter_raw()
    if not asking.packed:
        message = "compressed, which was not asked for"
        raise PackedError(message)
    return unpacked(response.iter_raw(), coding, largest=largest)


def _beginning(response: httpx2.Response) -> bytes:
    """The start of a refusal, for its words; of a packed one nothing."""
    if response.is_redirect or response.headers.get("Content-Encoding"):
        return b""
    for piece in response.iter_raw(LONGEST_FAULT):
        return piece
    return b""


def _too_large(response: httpx2.Response, largest: int) -> UnableToFetchError:
    return UnableToFetchError(f"{response.url.host} sends more than {largest // 1024} KiB.")


def _target(answer: Answer) -> str | None:
    """Where a redirect leads; None for any other answer."""
    if answer.status not in {301, 302, 303, 307, 308}:
        return None
    return answer.headers.get("Location")


def _moved(asking: Asking, target: str, *, status: int, host: str) -> Asking:
    """The same question to where the answer pointed; what is meant for one origin alone goes to no other."""
    try:
        url = urljoin(asking.url, target)
        same = origin_of(url) == origin_of(asking.url)
    except ValueError as error:
        message = f"{host} redirects to an address that cannot be read."
        raise UnableToFetchError(message) from error
    if asking.method != "GET" and not (same and status in KEEPS_METHOD):
        message = f"{host} answered {status} and points elsewhere; only a plain look follows it. Set the new address."
        raise UnableToFetchError(message)
    return replace(asking, url=url, credentials=asking.credentials if same else {})
