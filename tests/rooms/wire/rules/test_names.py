from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.hosts import checked_host, is_allowed, is_named
from wireroom.wire.rules.names import LONGEST_NAME, is_feed_name, is_passed_over, last_part, shown_name


@given(name=st.binary(max_size=400))
def test_any_name_can_be_shown_and_stored(name: bytes) -> None:
    shown = shown_name(os.fsdecode(name))
    assert len(shown) <= LONGEST_NAME
    assert shown.isprintable() or not shown.strip()
    shown.encode()


def test_hidden_characters_are_made_visible() -> None:
    assert shown_name("a\nb\u202egpj.xml") == "a\\nb\\u202egpj.xml"


def test_unfinished_work_is_passed_over() -> None:
    assert all(map(is_passed_over, [".a.xml", "a.tmp", "a.PART", "a.xml~", "a.filepart"]))
    assert not any(map(is_passed_over, ["a.xml", "tmp.xml", "partner.json"]))


def test_feed_names_are_no_paths() -> None:
    assert is_feed_name("halyard-2.en")
    assert not any(map(is_feed_name, ["", "..", "a/b", ".hidden", "a\n", "x" * 65, "naïve"]))


def test_the_last_part_of_an_address() -> None:
    assert last_part("https://p.example/a/b%20c.jpg?sig=x") == "b c.jpg"
    assert last_part("./photo.jpg") == last_part("file:///c/photo.jpg") == last_part("dir\\photo.jpg") == "photo.jpg"
    assert last_part("https://p.example/") == ""


def test_hosts_are_allowed_by_name_or_as_subdomains() -> None:
    allowed = ("pictures.example", ".cdn.example")
    assert is_allowed("pictures.example", allowed)
    assert is_allowed("a.cdn.example", allowed)
    assert not is_allowed("cdn.example", allowed)
    assert not is_allowed("evilcdn.example", allowed)
    assert not is_allowed("pictures.example.evil.example", allowed)
    assert is_named("pictures.example", allowed)
    assert not is_named("a.cdn.example", allowed)


@pytest.mark.parametrize("name", ["https://a.example", "a.example/x", "a b", "", "a.example:80"])
def test_only_bare_hosts_can_be_allowed(name: str) -> None:
    with pytest.raises(ValueError, match="is no host"):
        checked_host(name)
