"""What holds for all copy: no word is lost, nothing live gets through, and nothing makes a reader raise."""

from __future__ import annotations

import html
import json
from pathlib import Path

import nh3
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wireroom.wire.adapters.readers import NAMES, read
from wireroom.wire.adapters.readers.as_json import body_html, body_text, reading_to_json
from wireroom.wire.rules.item import Reading
from wireroom.wire.rules.printed_once import printed_body

SAMPLES = Path(__file__).parents[3] / "data" / "wire-samples"
ORIGINALS = [path.read_bytes() for path in sorted(SAMPLES.glob("*/*.*")) if path.parent != SAMPLES]
ALLOWED = {
    "a",
    "em",
    "strong",
    "sub",
    "sup",
    "q",
    "code",
    "s",
    "br",
    "p",
    "h2",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
}
ALLOWED |= {"tr", "td", "th", "pre", "tbody"}
BLOCKS = ["p", "div", "section", "h2", "blockquote", "ul", "ol", "pre", "article", "table", "address", "dl", "dd"]
INLINE = ["em", "b", "a", "span", "sub", "person", "org", "custom-tag", "q", "i", "time", "li", "td", "tr"]

word = st.text("abcdefghijklmnopqrstuvwxyzäöüßéñ<>&\"'", min_size=1, max_size=8)
words = st.lists(word, min_size=1, max_size=4).map(" ".join)


def tagged(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(children, max_size=4).map(" ".join)
    return st.builds(lambda tag, inner: f"<{tag}> {inner} </{tag}>", st.sampled_from(BLOCKS + INLINE), inside)


bodies = st.recursive(words.map(html.escape), tagged, max_leaves=25)
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\nscript:alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    '<a href="https://a.example/&quot; onclick=&quot;x">x</a>',
    "<iframe src='//evil.example'></iframe>",
    "<svg><script>alert(1)</script></svg>",
    "<style>*{}</style>",
    "<p onclick='x' style='x'>",
    "<math><mi xlink:href='javascript:x'>",
    "<noscript><p title='</noscript><img src=x onerror=x>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x&amp;gt;",
    "<form action=x><input name=y><button>z</button></form>",
    "<table><td><table><tr><td>",
    "<![CDATA[<script>]]>",
    "<!--><script>alert(1)</script>-->",
    "<a href='https://a.example/<script>'>",
    "\x00\x07\x1b[31m",
    "]]>",
    "<xmp><script>x</script></xmp>",
]


def parted(text: str) -> str:
    return "".join(text.split())


@given(bodies)
@settings(max_examples=150, deadline=None)
def test_no_word_of_xhtml_is_lost(source: str) -> None:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{source}</body></html>'
    copy = (
        f'<newsItem guid="g"><itemMeta><itemClass qcode="ninat:text"/></itemMeta>'
        f"<contentSet><inlineXML>{page}</inlineXML></contentSet></newsItem>"
    )
    item = read(copy.encode()).items[0]
    said = html.unescape(nh3.clean(source, tags=set())) if "&" in source else nh3.clean(source, tags=set())
    assert sorted(parted(body_text(item.body))) == sorted(parted(said))


@given(st.lists(words, min_size=1, max_size=6), st.lists(st.sampled_from(["em", "strong", "a", "span"]), max_size=3))
@settings(max_examples=80, deadline=None)
def test_words_keep_their_order_in_html(paragraphs: list[str], wrapping: list[str]) -> None:
    start, end = "".join(f"<{tag}>" for tag in wrapping), "".join(f"</{tag}>" for tag in reversed(wrapping))
    source = "".join(f"<p>{start}{html.escape(each)}{end}</p>" for each in paragraphs)
    item = read(json.dumps({"uri": "u", "type": "text", "body_html": source}).encode()).items[0]
    assert body_text(item.body).split("\n") == paragraphs


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), bodies), min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_nothing_live_gets_through(parts: list[str]) -> None:
    source = "".join(parts)
    feed = (
        f"<rss><channel><item><title>t</title><description>{html.escape(source)}</description></item></channel></rss>"
    )
    item_of_json = json.dumps({"uri": "u", "type": "text", "headline": "h", "body_xhtml": source})
    for data in (feed, item_of_json):
        for item in read(data.encode("utf-8", "replace")).items:
            assert_tame(body_html(item.body))


def assert_tame(body: str) -> None:
    """A second, independent sanitiser finds nothing to take away."""
    kept = nh3.clean(
        body,
        tags=ALLOWED,
        attributes={"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    assert same_markup(kept) == same_markup(body)


def same_markup(body: str) -> str:
    unquoted = html.unescape(body).replace("\xa0", " ").replace("<tbody>", "").replace("</tbody>", "")
    return "".join(unquoted.split())


@given(st.data())
@settings(max_examples=250, deadline=None)
def test_mutated_copy_never_raises(data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(ORIGINALS))
    at = data.draw(st.integers(0, len(original)))
    length = data.draw(st.integers(0, 40))
    middle = data.draw(st.one_of(st.binary(max_size=20), st.sampled_from([each.encode() for each in HOSTILE])))
    copy = original[:at] + middle + original[at + length :]
    assert_sound(read(copy[: data.draw(st.integers(0, len(copy)))] if data.draw(st.booleans()) else copy))


@given(st.binary(max_size=300), st.sampled_from([None, *NAMES]))
@settings(max_examples=200, deadline=None)
def test_random_bytes_never_raise(data: bytes, name: str | None) -> None:
    assert_sound(read(data, format=name))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=8,
)
NINJS = ["type", "headline", "headlines", "bodies", "body_html", "descriptions", "subject", "subjects", "associations"]
NINJS += [
    "renditions",
    "embargoed",
    "urgency",
    "located",
    "ednote",
    "replacing",
    "pubstatus",
    "versionCreated",
    "standard",
]


@given(st.dictionaries(st.sampled_from(NINJS), json_values, min_size=1))
@example({"type": {"byLine": None}})
@settings(max_examples=200, deadline=None)
def test_ninjs_with_values_of_any_kind_never_raises(fields: dict[str, object]) -> None:
    reading = read(json.dumps({"uri": "u", "version": "1", **fields}).encode())
    assert_sound(reading)
    assert len(reading.items) == 1


def assert_sound(reading: Reading) -> None:
    assert reading.items or reading.refusals
    assert all(refusal.reason.strip() for refusal in reading.refusals)
    assert not [refusal for refusal in reading.refusals if "reader failed" in refusal.reason]
    json.dumps(reading_to_json(reading, file="x")).encode()
    for item in reading.items:
        printed_body(item)
