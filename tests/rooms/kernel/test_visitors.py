from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.kernel.visitors import LONGEST, address_of


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("198.51.100.7, 127.0.0.1", "198.51.100.7"),
        ("10.0.0.1, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "192.0.2.1"),
        ("", "192.0.2.1"),
        ("x" * 500, "x" * 45),
        ("2001:db8:7:9::1", "2001:db8:7:9::/64"),
        ("2001:DB8:7:9:ffff:1:2:3, ::1", "2001:db8:7:9::/64"),
        ("2001:db8:7:a::1", "2001:db8:7:a::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("198.51.100.7, ::ffff:127.0.0.1", "198.51.100.7"),
        ("::1", "192.0.2.1"),
        ("2001:db8::1::2", "2001:db8::1::2"),
    ],
)
def test_the_last_stranger_is_the_visitor(forwarded: str, address: str) -> None:
    assert address_of({"HTTP_X_FORWARDED_FOR": forwarded, "REMOTE_ADDR": "192.0.2.1"}) == address


@given(st.ip_addresses(v=6, network="2001:db8:7:9::/64"))
def test_whoever_has_a_network_of_addresses_is_one_visitor(address: object) -> None:
    assert address_of({"REMOTE_ADDR": str(address)}) == "2001:db8:7:9::/64"


@given(st.text(max_size=300))
def test_whatever_is_claimed_is_short_and_stops_nothing(text: str) -> None:
    assert len(address_of({"HTTP_X_FORWARDED_FOR": text, "REMOTE_ADDR": text})) <= LONGEST
