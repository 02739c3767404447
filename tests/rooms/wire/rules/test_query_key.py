from __future__ import annotations

import pytest

from wireroom.wire.rules.query_key import with_key, without_key


@pytest.mark.parametrize(
    ("url", "keyed"),
    [
        ("https://a.example/f", "https://a.example/f?apikey=k+%26"),
        ("https://a.example/f?q=%C3%A4&r=*", "https://a.example/f?q=%C3%A4&r=*&apikey=k+%26"),
        ("https://a.example/f?apikey=old&q=1", "https://a.example/f?q=1&apikey=k+%26"),
        ("https://a.example/f?APIKEY=old", "https://a.example/f?apikey=k+%26"),
    ],
)
def test_a_key_is_put_in_once(url: str, keyed: str) -> None:
    assert with_key(url, "apikey", "k &") == keyed


def test_a_key_is_taken_out_and_all_else_left() -> None:
    assert without_key("https://a.example/f?a=%2A&apikey=k&b", "apikey") == "https://a.example/f?a=%2A&b"
    assert without_key("https://a.example/f?%61pikey=k", "apikey") == "https://a.example/f"
