"""Side doors: addresses at which the front takes in a few bytes for another room, without troubling the application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wireroom.kernel.visitors import network_of
from wireroom.page.front.body import whole_body
from wireroom.page.front.proxy import LOOPBACK, declared_length

MOST = 2_000
PATIENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Knock:
    """What somebody hands in.

    `address` is the network address it came from, IPv6 by its network; `fetch_site` the browser's own word for how the
    asking page and this site are related (W3C Fetch Metadata), "" where there is none; `header` gives any other header,
    or "".
    """

    body: bytes
    address: str
    fetch_site: str
    header: Callable[[str], str]


type SideDoor = Callable[[Knock], int | tuple[int, bytes]]
"""Takes what is handed in, at once, and gives the status to answer with, or a status and some JSON."""


async def knock_of(scope: Any, protocol: Any) -> Knock:
    """Take in a small body whole. Raises BodyTooLargeError and BodyLateError."""
    async with whole_body(protocol, declared=declared_length(scope), patience=PATIENCE, most=MOST) as body:
        data = b"".join([piece async for piece in body.pieces()])
    return Knock(
        body=data,
        address=address_of(scope.headers.get("x-forwarded-for", ""), client=scope.client),
        fetch_site=scope.headers.get("sec-fetch-site", ""),
        header=lambda name: scope.headers.get(name.lower(), ""),
    )


def address_of(forwarded: str, *, client: str) -> str:
    """Whom a request came from; a forwarded address is believed only from a proxy on this machine."""
    address = client.rpartition(":")[0].strip("[]")
    return network_of(forwarded.rpartition(",")[2].strip() if forwarded and address in LOOPBACK else address)
