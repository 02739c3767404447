"""Faults that mutated deliveries brought to light, each in its smallest form."""

from __future__ import annotations

import time

import pytest

from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.adapters.readers.typed.copy import body_of_lines

RSS = '<rss version="2.0"><channel><title>t</title><item><title>{title}</title></item>{more}</channel></rss>'


def test_stray_bytes_are_read_in_one_pass() -> None:
    data = b"gr\xc3\xbcn \xe9\x81 \xed\xa0\x80 " + b"\x93a" * 500_000
    started = time.process_time()
    text = decode(data).data.decode()
    assert time.process_time() - started < 1
    assert text.startswith("grün é\ufffd í\xa0€ “a“a")


@pytest.mark.parametrize("number", ["&#xD800;", "&#55296;", "&#xdfff;", "&#057343;"])
def test_half_a_sign_costs_a_feed_nothing(number: str) -> None:
    items = read(RSS.format(title=f"One & {number} two", more="<item><title>Three</title></item>").encode()).items
    assert [item.headline for item in items] == ["One & two", "Three"]


def test_a_feed_that_breaks_its_parser_is_refused_by_a_reason() -> None:
    data = RSS.format(title="One", more='<x:y xmlns:x="a\u00a0b\u00a0c"/>').encode()
    (refusal,) = read(data).refusals
    assert "broken beyond reading" in refusal.reason


def test_forbidden_signs_do_not_pass_through_typed_copy() -> None:
    (block,) = body_of_lines(["A\uffff line\x85 of \x9fcopy."]).blocks
    assert block.html == "A line of copy."
