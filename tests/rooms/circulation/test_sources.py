from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.circulation.rules.sources import SOURCES, source_of


@pytest.mark.parametrize(
    ("host", "via", "source"),
    [
        ("", "", "direct"),
        ("", "alert", "alert"),
        ("www.google.com", "newsletter", "newsletter"),
        ("courier.example", "", "site"),
        ("Courier.Example", "", "site"),
        ("news.google.co.uk", "", "search"),
        ("duckduckgo.com", "", "search"),
        ("google.com.evil.test", "", "elsewhere"),
        ("l.facebook.com", "", "social"),
        ("t.co", "", "social"),
        ("not-courier.example", "", "elsewhere"),
        ("localhost", "", "elsewhere"),
        ("com", "", "elsewhere"),
    ],
)
def test_where_a_reader_came_from(host: str, via: str, source: str) -> None:
    assert source_of(host=host, via=via, own_host="courier.example") == source


@given(host=st.text(max_size=40), via=st.text(max_size=12))
def test_every_host_gets_one_of_the_words(host: str, via: str) -> None:
    assert source_of(host=host, via=via, own_host="courier.example") in SOURCES
