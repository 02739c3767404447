from __future__ import annotations

import pytest

from wireroom.wire.rules.item import Block, WireItem
from wireroom.wire.rules.printed_once import printed_body


@pytest.mark.parametrize(
    ("dateline", "html", "rest"),
    [
        ("CARROW--(WIRE)--", 'CARROW--(<a href="https://a.example">WIRE</a>)--It sails.', "It sails."),
        ("CARROW (H) -", "<strong>CARROW (H) -</strong> It sails.", "It sails."),
        ("CARROW", "CARROWSIDE sails.", "CARROWSIDE sails."),
        ("CARROW -", "<em>CARROW - It</em> sails.", "<em>CARROW - It</em> sails."),
    ],
)
def test_a_dateline_is_known_with_tags_in_it(dateline: str, html: str, rest: str) -> None:
    item = WireItem(
        format="x",
        kind="text",
        guid=None,
        stable_id=None,
        dateline=dateline,
        body=(Block(kind="paragraph", html=html), Block(kind="paragraph", html="More.")),
    )
    assert printed_body(item)[0].html == rest
