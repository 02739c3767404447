from __future__ import annotations

import pytest

from wireroom.kernel.visitors import address_of


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("198.51.100.7, 127.0.0.1", "198.51.100.7"),
        ("10.0.0.1, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "192.0.2.1"),
        ("", "192.0.2.1"),
        ("x" * 500, "x" * 45),
    ],
)
def test_the_last_stranger_is_the_visitor(forwarded: str, address: str) -> None:
    assert address_of({"HTTP_X_FORWARDED_FOR": forwarded, "REMOTE_ADDR": "192.0.2.1"}) == address
