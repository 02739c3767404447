"""The way through to the application, over its Unix socket."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2 as httpx

from wireroom.page.front.answers import SAFE_IN_PATH
from wireroom.page.front.body import Body, whole_body
from wireroom.page.front.pulses import PULSE
from wireroom.page.front.stored import Headers

SMALL_ANSWER = 256_000
TIMEOUT = httpx.Timeout(60, connect=2, pool=10)
HOP_BY_HOP = {
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
    "transfer-encoding", "upgrade",
}  # fmt: skip
SET_BY_US = {
    "x-forwarded-for",
    "x-forwarded-proto",
    "x-forwarded-host",
    "forwarded",
    "x-real-ip",
    "expect",
    "content-length",
}
LOOPBACK = ("127.0.0.1", "::1")


class AppAwayError(Exception):
    """The application did not answer."""


class AppSlowError(Exception):
    """The application took the request but did not answer in time."""


class Proxy:
    """Passes requests on and answers back, keeping connections open between them."""

    def __init__(self, socket: Path) -> None:
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=16, keepalive_expiry=30)
        transport = httpx.AsyncHTTPTransport(uds=str(socket), limits=limits)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://app", timeout=TIMEOUT, trust_env=False)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def pass_on(self, scope: Any, protocol: Any) -> str:
        """Ask the application and hand its answer to the client, or give the channel its client may listen to.

        Raises AppAwayError, AppSlowError, BodyTooLargeError and BodyLateError before anything was sent to the client.
        """
        declared = declared_length(scope)
        if declared or "transfer-encoding" in scope.headers:
            async with whole_body(protocol, declared=declared) as body:
                return await self._ask(self._request(scope, body), scope, protocol)
        return await self._ask(self._request(scope, None), scope, protocol)

    async def _ask(self, request: httpx.Request, scope: Any, protocol: Any) -> str:
        try:
            response = await self._client.send(request, stream=True, follow_redirects=False)
        except httpx.ReadTimeout as error:
            raise AppSlowError from error
        except httpx.TransportError as error:
            raise AppAwayError from error
        try:
            channel = _channel(response, scope)
            if not channel:
                await _hand_back(response, scope, protocol)
            return channel
        finally:
            await response.aclose()

    def _request(self, scope: Any, body: Body | None) -> httpx.Request:
        headers = request_headers(scope.headers.items(), client=scope.client, scheme=scope.scheme)
        content = None
        if body is not None:
            content = body.pieces()
            headers.append(("content-length", str(body.length)))
        target = quote(scope.path, safe=SAFE_IN_PATH).encode() + (b"?" + _query(scope) if scope.query_string else b"")
        url = self._client.base_url.copy_with(raw_path=target)
        return httpx.Request(
            scope.method, url, headers=headers, content=content, extensions={"timeout": TIMEOUT.as_dict()}
        )


def request_headers(given: list[tuple[str, str]], *, client: str, scheme: str) -> Headers:
    """The client's headers without those that end here, and with where the request came from.

    What a client says about its own origin is believed only from this machine: there a TLS proxy may stand.
    """
    address = client.rpartition(":")[0].strip("[]")
    claimed = dict(given) if address in LOOPBACK else {}
    dropped = HOP_BY_HOP | SET_BY_US | _named_in_connection(given)
    kept = [(name, value) for name, value in given if name not in dropped]
    before = claimed.get("x-forwarded-for")
    host = claimed.get("x-forwarded-host") or dict(given).get("host", "")
    return [
        *kept,
        ("x-forwarded-for", f"{before}, {address}" if before else address),
        ("x-forwarded-proto", claimed.get("x-forwarded-proto") or scheme),
        ("x-forwarded-host", host),
    ]


def response_headers(given: list[tuple[str, str]]) -> Headers:
    """The application's headers without those that end here."""
    dropped = HOP_BY_HOP | {"server", "date"} | _named_in_connection(given)
    return [(name.lower(), value) for name, value in given if name.lower() not in dropped]


def _named_in_connection(given: list[tuple[str, str]]) -> set[str]:
    values = ",".join(value for name, value in given if name.lower() == "connection")
    return {name.strip().lower() for name in values.split(",")}


def declared_length(scope: Any) -> int:
    """The length that a request says its body has; 0 where it says none, or nonsense."""
    value = scope.headers.get("content-length", "0")
    return int(value) if value.isascii() and value.isdigit() else 0


def _query(scope: Any) -> bytes:
    return quote(scope.query_string, safe=SAFE_IN_PATH + "%?[]").encode()


def _channel(response: httpx.Response, scope: Any) -> str:
    """The channel a page may listen to instead of having this answer; "" where it is an ordinary one."""
    wanted = scope.method == "GET" and response.status_code == 200
    return str(response.headers.get(PULSE, "")) if wanted else ""


async def _hand_back(response: httpx.Response, scope: Any, protocol: Any) -> None:
    headers = response_headers(response.headers.multi_items())
    if scope.method == "HEAD" or response.status_code in {204, 304}:
        protocol.response_empty(response.status_code, headers)
    elif int(response.headers.get("content-length", SMALL_ANSWER + 1)) <= SMALL_ANSWER:
        await _hand_back_whole(response, headers, protocol)
    else:
        await _hand_back_in_parts(response, headers, protocol)


async def _hand_back_whole(response: httpx.Response, headers: Headers, protocol: Any) -> None:
    try:
        body = b"".join([part async for part in response.aiter_raw()])
    except httpx.TransportError as error:
        raise AppAwayError from error
    protocol.response_bytes(response.status_code, headers, body)


async def _hand_back_in_parts(response: httpx.Response, headers: Headers, protocol: Any) -> None:
    transport = protocol.response_stream(response.status_code, headers)
    async for part in response.aiter_raw():
        await transport.send_bytes(part)
