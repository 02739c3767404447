"""Who hands something in at a side door."""

from __future__ import annotations

import pytest

from wireroom.page.front.side_doors import address_of


@pytest.mark.parametrize(
    ("forwarded", "client", "address"),
    [
        ("", "198.51.100.7:4000", "198.51.100.7"),
        ("203.0.113.5", "198.51.100.7:4000", "198.51.100.7"),
        ("203.0.113.5, 198.51.100.7", "127.0.0.1:4000", "198.51.100.7"),
        ("", "[2001:db8:7:9::1]:4000", "2001:db8:7:9::/64"),
        ("2001:db8:7:9:1:2:3:4", "127.0.0.1:4000", "2001:db8:7:9::/64"),
    ],
)
def test_it_is_counted_by_whoever_came_last_and_ipv6_by_its_network(forwarded: str, client: str, address: str) -> None:
    assert address_of(forwarded, client=client) == address
