"""From which network a request came, through the proxies of this machine."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv6Network, ip_address
from typing import Any

OWN = frozenset({"127.0.0.1", "::1"})
LONGEST = 45
COUNTED = 64
"""So many bits of an IPv6 address are one household or one machine: the rest its owner may choose anew each time."""


def address_of(meta: Mapping[str, Any]) -> str:
    """The visitor's address: the last that is not this machine's own, for each proxy adds whom it heard from.

    `meta` is a Django request's `META`. All that is limited by address is counted by this one, see `network_of`.
    """
    claimed = [network_of(part.strip()) for part in str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    strangers = [part for part in claimed if part and part not in OWN]
    return (strangers or [network_of(str(meta.get("REMOTE_ADDR", "")))])[-1]


def network_of(address: str) -> str:
    """By what an address is counted: IPv4 by itself, IPv6 by its network; what is no address is cut short."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:LONGEST]
    if ip.version == 4 or str(ip) in OWN:
        return str(ip)
    if ip.ipv4_mapped is not None:
        return str(ip.ipv4_mapped)
    return str(IPv6Network((int(ip), COUNTED), strict=False))
