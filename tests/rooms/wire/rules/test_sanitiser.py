from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wireroom.wire.reading import read
from wireroom.wire.rules.item import Block, BlockKind
from wireroom.wire.rules.sanitiser import INLINE_TAGS, sanitised

KINDS = st.sampled_from(get_args(BlockKind))
LIVE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><style><a title='</style><img src=x onerror=alert(1)>'>",
    "<p onclick=alert(1)>x",
    "</table></ul></p><iframe src=//a.example>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#x202e;script:alert(1)">x</a>',
    '<a href="java\u202escript:alert(1)">x</a>',
    '<td colspan="2" style="x" onmouseover=alert(1)>x</td>',
    "<form action=/desk><button>x",
    "&#x202e;&#0;<!-- x --><![CDATA[x]]>",
]
MARKUP = st.lists(st.one_of(st.sampled_from(LIVE), st.text(max_size=20)), max_size=5).map("".join)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))


def tags_of(html: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser.found


@given(KINDS, MARKUP)
@example("paragraph", '<a href="java&#x202e;script:alert(1)">x</a>')
def test_nothing_live_and_nothing_that_turns_the_line_is_left(kind, html):
    shown = sanitised(Block(kind=kind, html=html))
    beside = {"li", "ul", "ol", "caption", "thead", "tfoot", "tr", "th", "td", "p", "h3", "time"}
    for tag, attributes in tags_of(shown):
        assert tag in INLINE_TAGS | beside
        for name, value in attributes:
            assert name in {"href", "colspan", "rowspan", "scope"}
            assert not (value or "").lower().startswith("javascript:")
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\x00\x1b")


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        ("paragraph", 'A\xa0b &amp;nbsp; "q" it\'s <a href="https://a.example/?x=1&amp;y=%22">l</a><br>x <em>y</em>'),
        ("list", "<li>One<ul><li>in it</li></ul></li><li>Two</li>"),
        ("table", '<tr><th scope="col">Name</th><th>Sum</th></tr><tr><td colspan="2">1<br>2</td></tr>'),
        ("preformatted", "\n  a &lt;b\n\tc"),
    ],
)
def test_what_is_allowed_comes_back_as_it_was(kind, html):
    assert sanitised(Block(kind=kind, html=html)) == html


@given(st.lists(st.sampled_from([*LIVE[:4], "<p>Some <b>words</b>", "<table><tr><td>1<td>2", "<ul><li>x", "a&nbsp;b"])))
def test_what_the_readers_set_comes_back_as_it_was(parts):
    told = {"uri": "u", "type": "text", "headline": "h", "body_xhtml": "".join(parts)}
    for item in read(json.dumps(told).encode()).items:
        assert [sanitised(block) for block in item.body] == [block.html for block in item.body]
